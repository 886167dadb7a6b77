using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Keeps the events that evidence names, in the telemetry store: retention leaves them while they are kept.</summary>
public interface ICitedEvents
{
    /// <summary>Up to which position of the stream of decisions they are kept; 0 at first.</summary>
    Task<long> PositionAsync(CancellationToken ct);

    /// <summary>Keeps more, and notes up to where; both or neither. Doing it again does no harm.</summary>
    Task KeepAsync(IReadOnlyCollection<CitedEvents> cited, long position, CancellationToken ct);

    /// <summary>Leaves the events of these decisions to retention, but for those that another decision names.</summary>
    Task ReleaseAsync(IReadOnlyCollection<Guid> decisions, CancellationToken ct);
}

/// <summary>What the evidence of decisions names.</summary>
public interface ICitations
{
    /// <summary>The events that the evidence of decisions names which came into force after a position of the stream, some positions at a time.</summary>
    Task<CitationPage> SinceAsync(long position, CancellationToken ct);

    /// <summary>Decisions whose evidence went at that time or later, oldest first; at most 2,000, which is more than go in one moment.</summary>
    Task<IReadOnlyList<GoneEvidence>> GoneAsync(DateTimeOffset since, CancellationToken ct);
}

/// <summary>The events behind one decision's evidence.</summary>
public sealed record CitedEvents(Guid DecisionId, IReadOnlyCollection<EventId> Events);

/// <summary>Some of what evidence names.</summary>
/// <param name="Next">Go on from here; before the position that was asked from when the store was set back to a backup.</param>
/// <param name="More">Whether more lies behind.</param>
public sealed record CitationPage(IReadOnlyList<CitedEvents> Cited, long Next, bool More);

/// <summary>That a decision's evidence went.</summary>
public sealed record GoneEvidence(Guid DecisionId, DateTimeOffset At);
