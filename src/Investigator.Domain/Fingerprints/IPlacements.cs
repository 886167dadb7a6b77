using Investigator.Domain.Usage;

namespace Investigator.Domain.Fingerprints;

/// <summary>Which answers carried which fingerprint, as gateways report it: kept with the telemetry, for there may be millions.</summary>
public interface IPlacements
{
    /// <summary>Takes reports. One of the same request and fingerprint as before changes nothing.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyList<Placement> placements, CancellationToken ct);

    /// <summary>What these accounts were served, by fingerprint; the largest exposure first.</summary>
    /// <param name="accounts"><c>null</c>: all.</param>
    Task<IReadOnlyList<Exposure>> ExposureAsync(IReadOnlyCollection<AccountId>? accounts, CancellationToken ct);

    /// <summary>The accounts that were served a fingerprint, the most tokens first.</summary>
    Task<Page<ExposedAccount>> AccountsAsync(Guid fingerprint, int skip, int take, CancellationToken ct);
}

/// <summary>That the answer to a request carried a fingerprint.</summary>
/// <param name="Tokens">Tokens of the answer that carry it.</param>
/// <param name="TrapId">Which trap of a canary; <c>null</c> for a watermark.</param>
public sealed record Placement(EventId EventId, Guid FingerprintId, AccountId AccountId, long Tokens, DateTimeOffset At, string? TrapId = null);

/// <summary>How much of a fingerprint some accounts took.</summary>
/// <param name="Accounts">How many of them.</param>
public sealed record Exposure(Guid FingerprintId, long Accounts, long Requests, long Tokens, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>What one account took of a fingerprint.</summary>
public sealed record ExposedAccount(AccountId AccountId, long Requests, long Tokens, DateTimeOffset FirstAt, DateTimeOffset LastAt);
