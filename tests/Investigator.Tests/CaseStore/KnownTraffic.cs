using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>A telemetry store in which "org-1" has accounts 1 and 2, which sent something on the first two days of March.</summary>
public sealed class KnownTraffic : IInquiryQuestions
{
    public Task<IReadOnlyList<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AccountId>>(organizations.Contains("org-1") ? [Findings.Account(1), Findings.Account(2)] : []);

    public Task<IReadOnlyList<AccountId>> KnownAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AccountId>>([.. accounts.Where(a => a == Findings.Account(1) || a == Findings.Account(2))]);

    public Task<IReadOnlyList<TrafficDay>> DaysAsync(IReadOnlyCollection<AccountId> accounts, DateOnly from, DateOnly until, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<TrafficDay>>([.. new[] { new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2) }.Where(d => d >= from && d <= until).Select(d => new TrafficDay(d, accounts.Count, 10 * accounts.Count, 1, 1000, 2000))]);
}

/// <summary>Signs with a key of its own, or not at all.</summary>
public sealed class KnownSigner : Investigator.Domain.Audit.IStatementSigner, IDisposable
{
    public KnownSigner()
    {
        using var curve = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        Key = Investigator.Domain.Audit.AnchorKey.Read(curve.ExportPkcs8PrivateKeyPem())!;
    }

    public Investigator.Domain.Audit.AnchorKey Key { get; }

    /// <summary>What is configured does not sign.</summary>
    public bool Broken { get; set; }

    public bool Signs { get; set; } = true;

    public Task<Investigator.Domain.Audit.StatementSignature?> SignAsync(byte[] text, CancellationToken ct) => Broken
        ? throw new InvalidOperationException("The command that signs did not start.")
        : Task.FromResult<Investigator.Domain.Audit.StatementSignature?>(Signs ? new(Key.Id, Key.PublicKey, Convert.ToBase64String(Key.Sign(text))) : null);

    public void Dispose() => Key.Dispose();
}
