using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>How verifications that were asked for came out.</summary>
public interface IVerificationResults
{
    /// <summary>The latest result of each account in the last 365 days: passed, failed or expired. What was withdrawn or still waits is no result.</summary>
    Task<IReadOnlyList<VerificationResultOf>> LatestAsync(CancellationToken ct);
}

/// <summary>The latest result of an account.</summary>
public sealed record VerificationResultOf(AccountId AccountId, VerificationChannel Channel, VerificationState State, DateTimeOffset At);
