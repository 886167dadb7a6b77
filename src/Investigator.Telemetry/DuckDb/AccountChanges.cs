using System.Globalization;
using DuckDB.NET.Data;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>What later records said otherwise, kept beside the last word; written in the transaction that stores the records.</summary>
internal sealed class AccountChanges(TelemetryStore store) : IAttributeHistory
{
    private const string Changes = """
        SELECT attribute, before, after, said_at FROM account_change WHERE account_id = $account
        ORDER BY said_at DESC, rowid DESC OFFSET $skip LIMIT $take
        """;

    private static readonly (AccountAttribute Attribute, Func<AccountRecord, string?> Of)[] s_attributes =
    [
        (AccountAttribute.CreatedAt, record => record.CreatedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        (AccountAttribute.Organization, record => record.OrganizationId),
        (AccountAttribute.Segment, record => record.Segment),
        (AccountAttribute.Tier, record => record.Tier),
        (AccountAttribute.Verification, record => record.Verification),
        (AccountAttribute.Country, record => record.Country),
        (AccountAttribute.EmailDomain, record => record.EmailDomain),
        (AccountAttribute.EmailHash, record => record.EmailHash),
        (AccountAttribute.PhoneHash, record => record.PhoneHash),
        (AccountAttribute.Payment, record => record.PaymentFingerprint),
        (AccountAttribute.Device, record => record.DeviceId),
        (AccountAttribute.SignupIp, record => record.SignupIp),
        (AccountAttribute.Referrer, record => record.Referrer),
        (AccountAttribute.Status, record => record.Status),
    ];

    public async Task<Page<AttributeChange>> ChangesAsync(AccountId account, int skip, int take, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            Changes, [("account", account.Value), ("skip", skip), ("take", take)],
            row => new AttributeChange(Enum.Parse<AccountAttribute>(row.GetString(0)), Row.Text(row, 1), row.GetString(2), Row.Time(row, 3)!.Value), ct).ConfigureAwait(false);
        var total = await store.AskAsync("SELECT count(*) FROM account_change WHERE account_id = $account", [("account", account.Value)], row => row.GetInt64(0), ct).ConfigureAwait(false);
        return new(rows, total[0]);
    }

    /// <summary>What the merged record says otherwise than the one before it.</summary>
    internal static IEnumerable<(AccountId Account, AttributeChange Change)> Between(AccountRecord before, AccountRecord merged, DateTimeOffset at) =>
        from one in s_attributes
        let was = one.Of(before)
        let now = one.Of(merged)
        where now is not null && !string.Equals(was, now, StringComparison.Ordinal)
        select (merged.AccountId, new AttributeChange(one.Attribute, was, now, at));

    internal static void Write(DuckDBConnection connection, List<(AccountId Account, AttributeChange Change)> changes)
    {
        if (changes.Count == 0) return;
        using var rows = connection.CreateAppender("account_change");
        foreach (var (account, change) in changes)
            rows.CreateRow().AppendValue(account.Value).AppendValue(change.Attribute.ToString()).AppendValue(change.Before).AppendValue(change.After).AppendValue(change.SaidAt.UtcDateTime).EndRow();
        rows.Close();
    }
}
