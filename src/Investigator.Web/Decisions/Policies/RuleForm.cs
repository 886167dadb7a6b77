using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Web.Decisions.Policies;

/// <summary>A rule while it is typed: every field as text, so that what is no number is told and not lost.</summary>
public sealed class RuleForm
{
    public string Name { get; set; } = "";

    public string MinScore { get; set; } = "";

    public string Family { get; set; } = "";

    public string FamilyShare { get; set; } = "0.5";

    public string Segment { get; set; } = "";

    public string Purpose { get; set; } = "";

    public string TimesPlan { get; set; } = "";

    public string VerifiedBelow { get; set; } = "";

    public bool NewModel { get; set; }

    public bool Undeclared { get; set; }

    public PolicyAction Action { get; set; }

    public string PerMinute { get; set; } = "";

    public DecisionScope At { get; set; }

    public string Hours { get; set; } = "24";

    public string Tells { get; set; } = "";

    public string Clause { get; set; } = "";

    public static RuleForm Of(PolicyRule rule) => new()
    {
        Name = rule.Name,
        MinScore = Text(rule.MinScore),
        Family = rule.Family ?? "",
        FamilyShare = Text(rule.FamilyShare),
        Segment = rule.Segment ?? "",
        Purpose = rule.Purpose ?? "",
        TimesPlan = Text(rule.TimesPlan),
        VerifiedBelow = rule.VerifiedBelow ?? "",
        NewModel = rule.NewModel,
        Undeclared = rule.Undeclared,
        Action = rule.Action,
        PerMinute = rule.PerMinute?.ToString(CultureInfo.InvariantCulture) ?? "",
        At = rule.At,
        Hours = rule.Hours.ToString(CultureInfo.InvariantCulture),
        Tells = rule.Tells,
        Clause = rule.Clause ?? "",
    };

    /// <summary>The rule as it stands; what is no number becomes one that is refused.</summary>
    public PolicyRule Rule() => new()
    {
        Name = Name.Trim(),
        MinScore = Number(MinScore),
        Family = Word(Family),
        FamilyShare = Number(FamilyShare) ?? 0.5,
        Segment = Word(Segment),
        Purpose = Word(Purpose),
        TimesPlan = Number(TimesPlan),
        VerifiedBelow = Word(VerifiedBelow),
        NewModel = NewModel,
        Undeclared = Undeclared,
        Action = Action,
        PerMinute = Whole(PerMinute),
        At = At,
        Hours = Whole(Hours) ?? 0,
        Tells = Tells.Trim(),
        Clause = Word(Clause),
    };

    private static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string? Word(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static double? Number(string text) => string.IsNullOrWhiteSpace(text) ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static int? Whole(string text) => string.IsNullOrWhiteSpace(text) ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
