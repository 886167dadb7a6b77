using System.Security.Cryptography;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What this provider tells a source about one of its indicators: seen here, or looked for and not seen. One person proposes, another approves; then the partner of the source can fetch it.</summary>
public sealed class Sighting
{
    private Sighting() { } // EF

    /// <summary>Its id here.</summary>
    public Guid Id { get; private set; }

    /// <summary>The report it answers.</summary>
    public Guid ReportId { get; private set; }

    /// <summary>The source it is for.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The STIX id of the source's indicator, or the UUID of its MISP attribute.</summary>
    public string IndicatorId { get; private set; } = "";

    /// <summary>Requests with it in its time; 0: it was looked for and not seen.</summary>
    public long Requests { get; private set; }

    /// <summary>Accounts behind them. Stays here.</summary>
    public int Accounts { get; private set; }

    /// <summary>The first of the requests; <c>null</c> when there are none.</summary>
    public DateTimeOffset? FirstSeenAt { get; private set; }

    /// <summary>The last of the requests.</summary>
    public DateTimeOffset? LastSeenAt { get; private set; }

    /// <summary>What leaves: a STIX bundle with this provider's identity, the marking and the sighting, or a sighting in the core format of MISP.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public SightingState State { get; private set; }

    /// <summary>Who proposed it.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>Their id: they do not approve it.</summary>
    public string ProposedById { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Who approved or rejected it.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When; from then on it can be fetched, when it was approved.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Proposes one, with what was measured now.</summary>
    /// <param name="first">When the first sighting of this indicator was made; <c>null</c>: this is the first.</param>
    public static Sighting Propose(Guid id, ReportedIndicator report, SightingFigures figures, string producerName, DateTimeOffset? first, Person by, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var content = MispSighting.Answers(report.ObjectId) ? MispSighting.Write(report, figures, producerName, now) : SightingBundle.Write(report, figures, producerName, first ?? now, now);
        return new()
        {
            Id = id,
            ReportId = report.Id,
            SourceId = report.SourceId,
            IndicatorId = report.ObjectId,
            Requests = figures.Requests,
            Accounts = figures.Accounts,
            FirstSeenAt = figures.FirstAt,
            LastSeenAt = figures.LastAt,
            Content = content,
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(content)),
            ProposedBy = by.Name,
            ProposedById = by.Id,
            ProposedAt = now,
        };
    }

    /// <summary>Approves or rejects it.</summary>
    public Refusal? Decide(bool approve, Person by, TimeProvider clock)
    {
        if (State is not SightingState.Proposed) return Refusal.AlreadyDecided;
        if (by.Id == ProposedById) return Refusal.SelfApproval;
        (State, DecidedBy, DecidedAt) = (approve ? SightingState.Approved : SightingState.Rejected, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Takes it back: the partner gets it as revoked.</summary>
    public Refusal? TakeBack(TimeProvider clock)
    {
        if (State is not SightingState.Approved) return Refusal.NotInThisState;
        (State, RevokedAt) = (SightingState.TakenBack, clock.GetUtcNow());
        return null;
    }
}

/// <summary>Where a sighting stands.</summary>
public enum SightingState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>The partner can fetch it.</summary>
    Approved,

    /// <summary>It stays here.</summary>
    Rejected,

    /// <summary>It was approved and taken back.</summary>
    TakenBack,
}

/// <summary>How often something that was reported was seen here.</summary>
public sealed record SightingFigures(long Requests, int Accounts, DateTimeOffset? FirstAt, DateTimeOffset? LastAt)
{
    /// <summary>A person here found that what was reported is honest: a false positive.</summary>
    public bool IsFalse { get; init; }
}
