namespace Investigator.Domain.Triage;

/// <summary>How one queue stands. What is snoozed is counted on its own, not among the waiting.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Unclaimed">Of the waiting, how many nobody holds.</param>
/// <param name="Late">Of the waiting, how many are past their target.</param>
public sealed record QueueHealth(string Queue, int Waiting, int Unclaimed, int Late, int Snoozed);
