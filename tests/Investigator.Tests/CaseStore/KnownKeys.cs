using Investigator.Domain.Decisions.LeakedKeys;

namespace Investigator.Tests.CaseStore;

/// <summary>A telemetry store in which account 1 uses "key-1" until noon of the day of tests.</summary>
public sealed class KnownKeys : ILeakedKeyQuestions
{
    /// <summary>Of "key-1".</summary>
    public static string Sha256 { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("key-1"u8));

    public Task<IReadOnlyList<KnownKey>> KnownAsync(IReadOnlyCollection<string> ids, IReadOnlyCollection<string> hashes, CancellationToken ct) => Task.FromResult<IReadOnlyList<KnownKey>>(
        ids.Contains("key-1") || hashes.Contains(Sha256) ? [new("key-1", Sha256, [Findings.Account(1)], 10, new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), "test")] : []);
}
