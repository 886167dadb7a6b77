using Investigator.Domain.Audit;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>Finds the wordings that examples have in common and that stored prompts lack.</summary>
public sealed class WordingSearch(IFamilyQuestions families)
{
    /// <summary>Stored prompts that examples are compared with, about.</summary>
    public const int Compared = 4_000;

    public async Task<Done<FoundWordings>> FindAsync(Person by, IReadOnlyList<string> examples, CancellationToken ct)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (FamilyText.CheckExamples(examples) is { } no) return no;
        var candidates = FamilyWordings.Candidates(examples);
        var counts = await families.CountAsync(candidates, Compared, ct).ConfigureAwait(false);
        return new FoundWordings(FamilyWordings.Choose(examples, candidates, counts.Of, counts.Texts), counts.Texts);
    }
}

/// <summary>Wordings with weights.</summary>
/// <param name="Compared">Stored prompts that they were compared with; 0: none is stored, so ordinary wordings may be among them.</param>
public sealed record FoundWordings(IReadOnlyList<PromptPattern> Patterns, int Compared);
