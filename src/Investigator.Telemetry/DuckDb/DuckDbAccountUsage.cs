using System.Runtime.CompilerServices;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IAccountUsage"/>
internal sealed partial class DuckDbAccountUsage(TelemetryStore store) : IAccountUsage
{
    private static readonly string Totals = $"""
        {Sql.Sessioned("account_id = $account")}
        SELECT count(*), {Sql.Total("input_tokens")}, {Sql.Total("output_tokens")}, count(DISTINCT session), min(time), max(time) FROM sessioned
        """;

    // Keys first, one narrow column; ids are compared where keys meet.
    private static readonly string Named = $"""
        {Sql.Sessioned("account_id IN (SELECT account_id FROM usage_event WHERE event_key IN (SELECT unnest($keys)))")}
        SELECT {UsageEventRow.Columns} FROM sessioned e WHERE e.event_key IN (SELECT unnest($keys)) AND e.event_id IN (SELECT unnest($ids)) ORDER BY e.time, e.event_id
        """;

    private const string Found = """
        SELECT account_id, count(*) OVER () FROM (
            SELECT account_id FROM account
            WHERE starts_with(lower(account_id), lower($text)) OR starts_with(lower(organization_id), lower($text)) OR starts_with(email_domain, lower($text))
            UNION SELECT account_id FROM usage_event WHERE starts_with(lower(account_id), lower($text)))
        ORDER BY account_id LIMIT $take
        """;

    public async Task<AccountUsage?> FindAsync(AccountId account, CancellationToken ct)
    {
        var records = await store.AskAsync(AccountMerge.One, [("account", account.Value)], AccountMerge.Read, ct).ConfigureAwait(false);
        var record = records.FirstOrDefault() ?? new() { AccountId = account };
        var totals = await store.AskAsync(
            Totals, [("account", account.Value)],
            row => new AccountUsage(record, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Row.Time(row, 4), Row.Time(row, 5)), ct).ConfigureAwait(false);
        return records.Count == 0 && totals[0].Requests == 0 ? null : totals[0];
    }

    public async Task<IReadOnlyList<UsageEvent>> EventsAsync(IReadOnlyCollection<EventId> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        List<string> ids = [.. events.Select(id => id.Value)];
        List<ulong> keys = [.. ids.Select(EventFeatures.KeyOf)];
        return await store.AskAsync(Named, [("keys", keys), ("ids", ids)], UsageEventRow.Read, ct).ConfigureAwait(false);
    }

    public async Task<Page<AccountId>> SearchAsync(string text, int take, CancellationToken ct)
    {
        if (text.Length == 0) return new([], 0);
        var rows = await store.AskAsync(Found, [("text", StoredText.Of(text)), ("take", Math.Max(take, 1))], row => (Account: new AccountId(row.GetString(0)), Total: row.GetInt64(1)), ct).ConfigureAwait(false);
        return new([.. rows.Take(take).Select(row => row.Account)], rows.Count > 0 ? rows[0].Total : 0);
    }

    public async IAsyncEnumerable<AccountId> AllAccountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var accounts = await store.AskAsync(
            "SELECT account_id FROM account UNION SELECT account_id FROM usage_event ORDER BY account_id", [], row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false);
        foreach (var account in accounts) yield return account;
    }
}
