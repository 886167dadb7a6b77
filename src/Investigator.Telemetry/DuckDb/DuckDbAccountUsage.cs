using System.Runtime.CompilerServices;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IAccountUsage"/>
internal sealed partial class DuckDbAccountUsage(TelemetryStore store) : IAccountUsage
{
    private const string OneAccount = "account_key = $key AND account_id = $account";

    private static readonly string Totals = $"""
        {Sql.Sessions(OneAccount)}
        SELECT coalesce(sum(requests), 0)::BIGINT, {Sql.Total("input")}, {Sql.Total("output")}, count(*), min(started), max(ended) FROM sessions
        """;

    // Keys first, one narrow column; ids are compared where keys meet. Sessions are those of the accounts that were met.
    private static readonly string Named = $"""
        {Sql.Sessions("account_id IN (SELECT account_id FROM usage_event WHERE event_key IN (SELECT unnest($keys)))")}
        SELECT {UsageEventRow.Columns} FROM (
            SELECT e.*, s.session, s.derived FROM usage_event e JOIN sessions s ON {Sql.OfSession} WHERE e.event_key IN (SELECT unnest($keys)) AND e.event_id IN (SELECT unnest($ids))) e
        ORDER BY e.time, e.event_id
        """;

    private const string Found = """
        SELECT account_id, count(*) OVER () FROM (
            SELECT account_id FROM account
            WHERE starts_with(lower(account_id), lower($text)) OR starts_with(lower(organization_id), lower($text)) OR starts_with(email_domain, lower($text))
            UNION SELECT account_id FROM usage_slot WHERE starts_with(lower(account_id), lower($text)))
        ORDER BY account_id LIMIT $take
        """;

    public async Task<AccountUsage?> FindAsync(AccountId account, CancellationToken ct)
    {
        var records = await store.AskAsync(AccountMerge.One, [("account", account.Value)], AccountMerge.Read, ct).ConfigureAwait(false);
        var record = records.FirstOrDefault() ?? new() { AccountId = account };
        var totals = await store.AskAsync(
            Totals, Of(account),
            row => new AccountUsage(record, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), Row.Time(row, 4), Row.Time(row, 5)), ct).ConfigureAwait(false);
        return records.Count == 0 && totals[0].Requests == 0 ? null : totals[0];
    }

    public async Task<IReadOnlyList<UsageEvent>> EventsAsync(IReadOnlyCollection<EventId> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        List<string> ids = [.. events.Select(id => id.Value)];
        List<ulong> keys = [.. ids.Select(id => EventFeatures.KeyOf(id))];
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
            "SELECT account_id FROM account UNION SELECT account_id FROM usage_slot ORDER BY account_id", [], row => new AccountId(row.GetString(0)), ct).ConfigureAwait(false);
        foreach (var account in accounts) yield return account;
    }

    private static (string, object?)[] Of(AccountId account) => [("account", account.Value), ("key", AccountKey.Of(account.Value))];
}
