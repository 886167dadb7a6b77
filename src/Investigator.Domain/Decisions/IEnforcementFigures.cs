namespace Investigator.Domain.Decisions;

/// <summary>How enforcement does, in figures, for whatever watches the console.</summary>
public interface IEnforcementFigures
{
    /// <summary>All of them, as of now. A handful of counts over indexes, and one look at the acknowledgements of what stands.</summary>
    Task<EnforcementFigures> CountAsync(CancellationToken ct);
}

/// <summary>Figures of enforcement.</summary>
/// <param name="Standing">Decisions that stand, by kind and scope; kinds and scopes without one are left out.</param>
/// <param name="Made">Decisions ever made, by kind.</param>
/// <param name="Unacknowledged">Standing decisions that no point has acknowledged.</param>
/// <param name="Breached">Standing freezes and bans against which answers were given after the grace time.</param>
/// <param name="PointsHeard">Points with a live key that asked within <see cref="PointStates.DownAfter"/>.</param>
/// <param name="PointsSilent">Points with a live key that did not, or never.</param>
/// <param name="MessagesWaiting">Webhook messages that wait in the outbox.</param>
/// <param name="OldestMessageAge">How long the oldest of them has waited; zero when none does.</param>
/// <param name="MessagesGivenUp">Webhook messages that were given up.</param>
/// <param name="ProposalsOpen">Proposals that wait for a second person.</param>
/// <param name="BreakGlassUnreviewed">Break-glass acts whose review waits.</param>
/// <param name="AppealsOpen">Appeals that wait.</param>
/// <param name="AppealsLate">Those of them past their time.</param>
/// <param name="AuditEntries">Entries in the audit.</param>
public sealed record EnforcementFigures(
    IReadOnlyDictionary<(DecisionKind Kind, DecisionScope Scope), long> Standing, IReadOnlyDictionary<DecisionKind, long> Made, long Unacknowledged, long Breached,
    long PointsHeard, long PointsSilent, long MessagesWaiting, TimeSpan OldestMessageAge, long MessagesGivenUp, long ProposalsOpen, long BreakGlassUnreviewed, long AppealsOpen, long AppealsLate, long AuditEntries);
