using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IExemptQuestions"/>
internal sealed class DuckDbExempt(TelemetryStore store) : IExemptQuestions
{
    private const string Members = "SELECT account_id FROM account WHERE organization_id IN (SELECT unnest($organizations)) AND account_id IN (SELECT unnest($accounts))";

    public async Task<IReadOnlySet<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, IReadOnlyCollection<AccountId> among, CancellationToken ct) =>
        organizations.Count == 0 || among.Count == 0 ? new HashSet<AccountId>()
        : (await store.AskAsync(
            Members, [("organizations", organizations.ToList()), ("accounts", among.Select(a => a.Value).ToList())], row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false)).ToHashSet();
}
