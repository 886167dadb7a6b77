using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>What customers of a segment may do, who vouches for them, and how they object.</summary>
public sealed class SegmentRule
{
    private SegmentRule() { } // EF

    /// <summary>As account records say it, as <c>education</c>.</summary>
    public string Segment { get; private set; } = "";

    public SegmentTerms Terms { get; private set; } = SegmentTerms.None;

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public long Version { get; private set; }

    public static SegmentRule Of(string segment) => new() { Segment = segment };

    /// <summary>Sets it anew.</summary>
    public Refusal? Change(Person by, SegmentTerms terms, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (terms.RequestsPerDay is < 1 or > 1_000_000_000 || terms.TokensPerDay is < 1 or > 1_000_000_000_000) return Refusal.OutOfRange;
        if (terms.Sponsor?.Length > 200 || terms.AppealPath?.Length > 1000 || terms.Note?.Length > 1000) return Refusal.TooLong;
        (Terms, ChangedBy, ChangedAt) = (terms, by.Name, clock.GetUtcNow());
        return null;
    }
}

/// <summary>The terms of a segment.</summary>
/// <param name="RequestsPerDay">What an account may send on a day; <c>null</c>: nothing is said.</param>
/// <param name="TokensPerDay">As above.</param>
/// <param name="Sponsor">Who vouches for these customers: the programme, the partner manager.</param>
/// <param name="AppealPath">How they object, beside the way that is open to all.</param>
/// <param name="Note">What is acceptable use here.</param>
public sealed record SegmentTerms(long? RequestsPerDay, long? TokensPerDay, string? Sponsor, string? AppealPath, string? Note)
{
    public static SegmentTerms None { get; } = new(null, null, null, null, null);
}
