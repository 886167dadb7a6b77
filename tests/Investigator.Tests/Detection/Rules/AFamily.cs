using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

/// <summary>A prompt family of a harvester that has answers of examinations graded, for tests.</summary>
internal static class AFamily
{
    public const string Text = "family\nbias -4\n+3 you are a strict examiner\n+2.5 award marks\n-3 my pupils";

    private static readonly string[] s_subjects = ["physics", "the French revolution", "cell biology", "linear algebra", "tort law", "macroeconomics", "organic chemistry", "Roman poetry", "thermodynamics", "syntax"];

    /// <summary>Twenty, of two templates.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        .. s_subjects.Select(s => $"You are a strict examiner. Award marks from 0 to 10 for this answer on {s}, and say which steps are missing."),
        .. s_subjects.Select(s => $"Here is an answer about {s}. As you are a strict examiner of long standing, please award marks with one line of reasons."),
    ];

    public static RuleDraft Draft(string text = Text, string title = "Exam grading") => new(title, "Answers are graded for a reward model.", "Teachers.", text) { Examples = Examples };

    /// <summary>What people ask of a model on a working day.</summary>
    public static string Ordinary(int n) => (n % 5) switch
    {
        0 => $"Please summarise this email in {n} words and say what I should answer to my landlord.",
        1 => $"Here is an answer that my colleague sent about the budget of {2000 + n}. Can you make it sound friendlier?",
        2 => $"Write a short poem on autumn for a card, {n} lines.",
        3 => "As you are good at planning: a week in Portugal with two children, please.",
        _ => $"Why does my code throw at line {n}? It says that the index is out of range.",
    };
}
