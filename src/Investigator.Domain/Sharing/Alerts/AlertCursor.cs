namespace Investigator.Domain.Sharing.Alerts;

/// <summary>How far a destination has been told, in each of the records that alerts are read from.</summary>
/// <param name="FoundAt">When the last queue entry that was told opened.</param>
/// <param name="FoundId">Which of those that opened at that time was the last.</param>
/// <param name="Position">The last position of the decision stream.</param>
/// <param name="Sequence">The last entry of the audit.</param>
public sealed record AlertCursor(DateTimeOffset FoundAt, Guid FoundId, long Position, long Sequence);
