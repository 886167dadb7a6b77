using DuckDB.NET.Data;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Lays account records over what is stored, in their order: what a later record says replaces what an earlier one said, field by field.</summary>
internal static class AccountMerge
{
    private const string Columns =
        "account_id, created_at, organization_id, segment, tier, verification, country, email_domain, email_hash, phone_hash, payment_fingerprint, device_id, signup_ip, referrer, status, payment_class, document_hash";

    /// <summary>The record of one account, for <see cref="Read"/>.</summary>
    internal const string One = $"SELECT {Columns} FROM account WHERE account_id = $account";

    private const string Upsert = $"""
        INSERT INTO account ({Columns}) SELECT {Columns} FROM staged_account
        ON CONFLICT (account_id) DO UPDATE SET
            created_at = excluded.created_at, organization_id = excluded.organization_id, segment = excluded.segment, tier = excluded.tier,
            verification = excluded.verification, country = excluded.country, email_domain = excluded.email_domain, email_hash = excluded.email_hash,
            phone_hash = excluded.phone_hash, payment_fingerprint = excluded.payment_fingerprint, device_id = excluded.device_id,
            signup_ip = excluded.signup_ip, referrer = excluded.referrer, status = excluded.status,
            payment_class = excluded.payment_class, document_hash = excluded.document_hash
        """;

    /// <param name="at">When the records came in.</param>
    /// <returns>How many records changed something; the others are duplicates.</returns>
    internal static int Write(DuckDBConnection connection, List<AccountRecord> records, DateTimeOffset at)
    {
        if (records.Count == 0) return 0;
        var accounts = Stored(connection, records);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<(AccountId, AttributeChange)>();
        var accepted = 0;
        foreach (var record in records)
        {
            var id = record.AccountId.Value;
            var merged = accounts.TryGetValue(id, out var before) ? Over(before, record) : record;
            if (merged == before) continue;
            if (before is not null) changes.AddRange(AccountChanges.Between(before, merged, at));
            accounts[id] = merged;
            changed.Add(id);
            accepted++;
        }
        if (accepted > 0) Save(connection, changed.Select(id => accounts[id]));
        AccountChanges.Write(connection, changes);
        return accepted;
    }

    /// <summary>The account of a row that starts with the columns of the table.</summary>
    internal static AccountRecord Read(DuckDBDataReader row) => new()
    {
        AccountId = new(row.GetString(0)),
        CreatedAt = Row.Time(row, 1),
        OrganizationId = Row.Text(row, 2),
        Segment = Row.Text(row, 3),
        Tier = Row.Text(row, 4),
        Verification = Row.Text(row, 5),
        Country = Row.Text(row, 6),
        EmailDomain = Row.Text(row, 7),
        EmailHash = Row.Text(row, 8),
        PhoneHash = Row.Text(row, 9),
        PaymentFingerprint = Row.Text(row, 10),
        DeviceId = Row.Text(row, 11),
        SignupIp = Row.Text(row, 12),
        Referrer = Row.Text(row, 13),
        Status = Row.Text(row, 14),
        PaymentClass = Row.Text(row, 15),
        DocumentHash = Row.Text(row, 16),
    };

    private static Dictionary<string, AccountRecord> Stored(DuckDBConnection connection, List<AccountRecord> records)
    {
        List<string> ids = [.. records.Select(record => record.AccountId.Value).Distinct(StringComparer.Ordinal)];
        return TelemetryStore.Ask(
            connection, $"SELECT {Columns} FROM account WHERE account_id IN (SELECT unnest($ids))", [("ids", ids)], Read, CancellationToken.None)
            .ToDictionary(account => account.AccountId.Value, StringComparer.Ordinal);
    }

    private static void Save(DuckDBConnection connection, IEnumerable<AccountRecord> accounts)
    {
        TelemetryStore.Run(connection, $"CREATE OR REPLACE TEMP TABLE staged_account AS SELECT {Columns} FROM account LIMIT 0");
        using (var rows = connection.CreateAppender("temp", "main", "staged_account"))
        {
            foreach (var a in accounts)
            {
                rows.CreateRow().AppendValue(a.AccountId.Value).AppendValue(a.CreatedAt?.UtcDateTime).AppendValue(a.OrganizationId).AppendValue(a.Segment)
                    .AppendValue(a.Tier).AppendValue(a.Verification).AppendValue(a.Country).AppendValue(a.EmailDomain).AppendValue(a.EmailHash)
                    .AppendValue(a.PhoneHash).AppendValue(a.PaymentFingerprint).AppendValue(a.DeviceId).AppendValue(a.SignupIp).AppendValue(a.Referrer)
                    .AppendValue(a.Status).AppendValue(a.PaymentClass).AppendValue(a.DocumentHash).EndRow();
            }
            rows.Close();
        }
        TelemetryStore.Run(connection, Upsert);
    }

    private static AccountRecord Over(AccountRecord before, AccountRecord said) => before with
    {
        CreatedAt = said.CreatedAt ?? before.CreatedAt,
        OrganizationId = said.OrganizationId ?? before.OrganizationId,
        Segment = said.Segment ?? before.Segment,
        Tier = said.Tier ?? before.Tier,
        Verification = said.Verification ?? before.Verification,
        Country = said.Country ?? before.Country,
        EmailDomain = said.EmailDomain ?? before.EmailDomain,
        EmailHash = said.EmailHash ?? before.EmailHash,
        PhoneHash = said.PhoneHash ?? before.PhoneHash,
        PaymentFingerprint = said.PaymentFingerprint ?? before.PaymentFingerprint,
        DeviceId = said.DeviceId ?? before.DeviceId,
        SignupIp = said.SignupIp ?? before.SignupIp,
        Referrer = said.Referrer ?? before.Referrer,
        Status = said.Status ?? before.Status,
        PaymentClass = said.PaymentClass ?? before.PaymentClass,
        DocumentHash = said.DocumentHash ?? before.DocumentHash,
    };
}
