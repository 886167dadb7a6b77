using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Options;

namespace Investigator.Telemetry;

/// <summary>The accounts under <c>Telemetry:LegalHolds</c>.</summary>
internal sealed class ConfiguredHolds(IOptions<TelemetryOptions> options) : ILegalHolds
{
    public Task<IReadOnlyCollection<AccountId>> HeldAccountsAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyCollection<AccountId>>([.. options.Value.LegalHolds.Select(account => new AccountId(account))]);
}
