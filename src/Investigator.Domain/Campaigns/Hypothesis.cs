using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>What people think about a campaign: who it is, why, how. Arguments for and against stand beside it, and how likely it is held changes only with a reason.</summary>
public sealed class Hypothesis
{
    /// <summary>Most arguments of one hypothesis: more are not read by anybody.</summary>
    public const int MostArguments = 200;

    private readonly List<HypothesisArgument> _arguments = [];

    private Hypothesis() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public string Statement { get; private set; } = "";

    public FindingBasis Basis { get; private set; }

    public Likelihood Likelihood { get; private set; }

    /// <summary>Why it is held so likely, in the words of whoever said so last.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Ids of MITRE ATLAS techniques, in order.</summary>
    public IReadOnlyList<string> Techniques { get; private set; } = [];

    public string StatedBy { get; private set; } = "";

    public DateTimeOffset StatedAt { get; private set; }

    public string WeighedBy { get; private set; } = "";

    public DateTimeOffset WeighedAt { get; private set; }

    public long Version { get; private set; }

    public IReadOnlyList<HypothesisArgument> Arguments => _arguments;

    /// <summary>States one.</summary>
    /// <returns>Why not, or the hypothesis.</returns>
    public static Done<Hypothesis> State(Guid id, Person by, Guid campaign, HypothesisDraft draft, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(draft.Statement)) return Refusal.StatementMissing;
        if (string.IsNullOrWhiteSpace(draft.Reason)) return Refusal.ReasonMissing;
        if (draft.Statement.Length > 1000 || draft.Reason.Length > 1000) return Refusal.TooLong;
        if (!Enum.IsDefined(draft.Basis) || !Enum.IsDefined(draft.Likelihood) || draft.Techniques.Any(t => AtlasTechnique.Find(t) is null)) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        return new Hypothesis
        {
            Id = id,
            CampaignId = campaign,
            Statement = draft.Statement.Trim(),
            Basis = draft.Basis,
            Likelihood = draft.Likelihood,
            Reason = draft.Reason.Trim(),
            Techniques = [.. draft.Techniques.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            StatedBy = by.Name,
            StatedAt = now,
            WeighedBy = by.Name,
            WeighedAt = now,
        };
    }

    /// <summary>Sets an argument beside it. How likely it is held does not change by itself.</summary>
    public Refusal? Argue(Guid id, Person by, bool supports, string? text, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(text)) return Refusal.NoteMissing;
        if (text.Length > 4000) return Refusal.TooLong;
        if (_arguments.Count >= MostArguments) return Refusal.NotInThisState;
        _arguments.Add(HypothesisArgument.Of(id, by, supports, text.Trim(), clock));
        return null;
    }

    /// <summary>Holds it more or less likely from now on.</summary>
    public Refusal? Weigh(Person by, Likelihood likelihood, string? reason, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        if (!Enum.IsDefined(likelihood)) return Refusal.NotFound;
        (Likelihood, Reason, WeighedBy, WeighedAt) = (likelihood, reason.Trim(), by.Name, clock.GetUtcNow());
        return null;
    }
}
