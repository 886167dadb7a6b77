using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>What is done, why, to whom not, and until when.</summary>
/// <param name="Setting">The rewriting policy or the watermark key, by its id; the requests a minute for lower limits.</param>
/// <param name="Trigger">What has to be seen before it is used.</param>
/// <param name="Exempt">Accounts and organizations that it never reaches: evaluators, safety researchers, contracts.</param>
/// <param name="ExemptNote">Who they are and that they were told; or that nobody is exempt.</param>
public sealed record CountermeasureTerms(
    CountermeasureKind Kind, string? Setting, string Trigger, IReadOnlyList<string> Exempt, string ExemptNote, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>Most capabilities of which something is said.</summary>
    public const int MostEffects = 20;

    private const int MostExempt = 1000;

    public static CountermeasureTerms None { get; } = new(CountermeasureKind.ReasoningHidden, null, "", [], "", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    /// <summary>What it is known to do, by capability; one at least.</summary>
    public IReadOnlyList<CapabilityEffect> Effects { get; init; } = [];

    /// <summary>What entries of earlier versions of this program say of all capabilities in one; <c>null</c> since.</summary>
    public string? Efficacy { get; init; }

    /// <summary>Its source.</summary>
    public string? Source { get; init; }

    /// <summary>For lower limits: the requests a minute; <c>null</c>: it is no number.</summary>
    public int? PerMinute => int.TryParse(Setting, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= DecisionTerms.MostPerMinute ? rate : null;

    /// <returns>Why not, or <c>null</c>.</returns>
    public Refusal? Check(TimeProvider clock)
    {
        if (!Enum.IsDefined(Kind)) return Refusal.NothingChosen;
        if (string.IsNullOrWhiteSpace(Trigger)) return Refusal.ReasonMissing;
        if (Known() is { } unknown) return unknown;
        if (string.IsNullOrWhiteSpace(ExemptNote)) return Refusal.NobodyExempt;
        if (Trigger.Length > 1000 || ExemptNote.Length > 1000 || Setting?.Length > 128 || Exempt.Any(e => e.Length is 0 or > 128)) return Refusal.TooLong;
        if (Exempt.Count > MostExempt) return Refusal.TooMany;
        if (Kind is CountermeasureKind.LowerLimits && PerMinute is null) return Refusal.RateMissing;
        if (Kind is CountermeasureKind.Rewriting or CountermeasureKind.Watermark && string.IsNullOrWhiteSpace(Setting)) return Refusal.NameMissing;
        var now = clock.GetUtcNow();
        if (EndsAt <= now || EndsAt <= StartsAt) return Refusal.ExpiryInThePast;
        return EndsAt > (StartsAt > now ? StartsAt : now) + Freeze.Longest ? Refusal.ExpiryTooFar : null;
    }

    /// <summary>As the decisions that carry it to the gateways.</summary>
    public DecisionTerms Decision() => new(Kind is CountermeasureKind.LowerLimits ? DecisionKind.Throttle : DecisionKind.Degrade, Trigger, EndsAt)
    {
        Degradation = Kind.Lacks(),
        RequestsPerMinute = Kind is CountermeasureKind.LowerLimits ? PerMinute : null,
        Setting = Kind is CountermeasureKind.Rewriting or CountermeasureKind.Watermark ? Setting : null,
    };

    private Refusal? Known() => Effects.Count switch
    {
        0 => Refusal.EfficacyMissing,
        > MostEffects => Refusal.TooMany,
        _ => Effects.Select(e => e.Check()).FirstOrDefault(why => why is not null),
    };
}
