using System.Runtime.CompilerServices;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IMatchValues"/>
internal sealed class DuckDbMatchValues(TelemetryStore store) : IMatchValues
{
    private const int AtOnce = 50_000;

    public async IAsyncEnumerable<MatchValue> ValuesAsync(
        IReadOnlyCollection<MatchKind> kinds, IReadOnlyCollection<AccountId>? accounts, [EnumeratorCancellation] CancellationToken ct)
    {
        var wanted = kinds.Distinct().Order().ToList();
        if (wanted.Count == 0) yield break;
        var sql = $"""
            SELECT account_id, {string.Join(", ", wanted.Select(Column))} FROM account
            WHERE account_id > $after {(accounts is null ? "" : "AND account_id IN (SELECT unnest($accounts))")} ORDER BY account_id LIMIT {AtOnce}
            """;
        List<string>? ids = accounts is null ? null : [.. accounts.Select(a => a.Value)];
        for (var after = ""; ;)
        {
            List<(string, object?)> asked = [("after", after)];
            if (ids is not null) asked.Add(("accounts", ids));
            var rows = await store.AskAsync(sql, asked, row => (Account: row.GetString(0), Values: wanted.Select((_, i) => Row.Text(row, i + 1)).ToArray()), ct).ConfigureAwait(false);
            foreach (var (account, values) in rows)
                for (var i = 0; i < wanted.Count; i++)
                    if (values[i] is { Length: > 0 } value) yield return new(new(account), wanted[i], value);
            if (rows.Count < AtOnce) yield break;
            after = rows[^1].Account;
        }
    }

    private static string Column(MatchKind kind) => kind switch
    {
        MatchKind.Card => "payment_fingerprint",
        MatchKind.Device => "device_id",
        MatchKind.Email => "email_hash",
        MatchKind.Phone => "phone_hash",
        _ => "document_hash",
    };
}
