using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Where a kind of resource lies in the store. An address lies in two places: requests and sign-ups.</summary>
/// <param name="Type">The column's type in SQL.</param>
internal sealed record ResourceColumn(ResourceKind Kind, bool OfAccount, string Column, string Type = "VARCHAR")
{
    internal static readonly IReadOnlyList<ResourceColumn> All =
    [
        new(ResourceKind.IpAddress, false, "ip"),
        new(ResourceKind.IpAddress, true, "signup_ip"),
        new(ResourceKind.NetworkPrefix, false, "network_prefix"),
        new(ResourceKind.Asn, false, "asn", "BIGINT"),
        new(ResourceKind.TlsFingerprint, false, "tls_fingerprint"),
        new(ResourceKind.ClientStack, false, "user_agent"),
        new(ResourceKind.PromptSkeleton, false, "skeleton", "UBIGINT"),
        new(ResourceKind.ApiKey, false, "api_key_id"),
        new(ResourceKind.Payment, true, "payment_fingerprint"),
        new(ResourceKind.Device, true, "device_id"),
        new(ResourceKind.EmailDomain, true, "email_domain"),
        new(ResourceKind.Referrer, true, "referrer"),
        new(ResourceKind.Organization, true, "organization_id"),
        new(ResourceKind.HeaderFingerprint, false, "header_fingerprint"),
        new(ResourceKind.ToolSchema, false, "tools_sha256"),
    ];

    /// <summary>What the accounts of one value did: <c>account_id, requests</c>.</summary>
    internal string Accounts => OfAccount
        ? $"SELECT a.account_id, coalesce(sum(u.requests), 0)::BIGINT AS requests FROM account a LEFT JOIN usage_slot u ON u.account_id = a.account_id WHERE a.{Column} = CAST($value AS {Type}) GROUP BY a.account_id"
        : $"SELECT account_id, sum(requests)::BIGINT AS requests FROM ({Rows}) GROUP BY account_id";

    /// <summary>The requests with one value: <c>account_id, day, requests</c>. A sign-up address has none: those from it are the address's own.</summary>
    internal string Days => OfAccount
        ? $"SELECT a.account_id, u.first_at::DATE AS day, u.requests FROM account a JOIN usage_slot u ON u.account_id = a.account_id WHERE a.{Column} = CAST($value AS {Type})"
        : Rows;

    /// <summary>How every value of the column is used: <c>value, account_id, day, requests</c>; without a day where a record alone names it.</summary>
    internal string Every => Kind is ResourceKind.IpAddress && OfAccount
        ? $"SELECT {Column} AS value, account_id, NULL::DATE AS day, 0 AS requests FROM account WHERE {Column} IS NOT NULL"
        : OfAccount
            ? $"SELECT a.{Column} AS value, a.account_id, u.day, coalesce(u.requests, 0) AS requests FROM account a LEFT JOIN (SELECT account_id, first_at::DATE AS day, sum(requests) AS requests FROM usage_slot GROUP BY ALL) u ON u.account_id = a.account_id WHERE a.{Column} IS NOT NULL"
            : OfEventsAlone
                ? $"SELECT {Column} AS value, account_id, time::DATE AS day, count(*) AS requests FROM usage_event WHERE {Column} IS NOT NULL GROUP BY ALL"
                : $"SELECT value, account_id, day, requests FROM usage_resource WHERE kind = '{Kind}'";

    // What no roll-up keeps lies with the events alone.
    private bool OfEventsAlone => Kind is ResourceKind.HeaderFingerprint or ResourceKind.ToolSchema;

    // Numbers are asked for as numbers: the view has them as texts, so that every row of them would be made one.
    private string Rows => OfEventsAlone
        ? $"SELECT account_id, time::DATE AS day, count(*) AS requests FROM usage_event WHERE {Column} = $value GROUP BY ALL"
        : Type is "VARCHAR"
        ? $"SELECT account_id, day, requests FROM usage_resource WHERE kind = '{Kind}' AND value = $value"
        : $"""
            SELECT account_id, day, requests FROM {(Kind is ResourceKind.PromptSkeleton ? "rolled_skeleton" : "rolled_origin")} WHERE {Column} = CAST($value AS {Type})
            UNION ALL SELECT account_id, day, requests FROM rolled_resource WHERE kind = '{Kind}' AND value = $value
            UNION ALL SELECT account_id, time::DATE, count(*) FROM usage_event WHERE {Column} = CAST($value AS {Type}) AND batch_id > (SELECT batch_id FROM rolled_up) GROUP BY account_id, time::DATE
            """;

    /// <summary>What the record of one account names: <c>kind, value, requests, first_at, last_at</c>.</summary>
    internal static string OfOneAccount => $"""
        SELECT kind, value, 0 AS requests, NULL::TIMESTAMP AS first_at, NULL::TIMESTAMP AS last_at FROM (
            SELECT unnest([{string.Join(", ", OfAccounts.Select(column => $"'{column.Kind}'"))}]) AS kind, unnest([{string.Join(", ", OfAccounts.Select(column => column.Column))}]) AS value
            FROM account WHERE account_id = $account)
        WHERE value IS NOT NULL
        """;

    /// <summary>Whose records name the values in <c>used</c>: <c>kind, value, account_id</c>.</summary>
    internal string Users => $"SELECT '{Kind}', {Column}, account_id FROM account WHERE {Column} IN (SELECT value FROM used WHERE kind = '{Kind}')";

    private static IEnumerable<ResourceColumn> OfAccounts => All.Where(column => column.OfAccount);

    /// <summary>A value as the domain writes it, from the text in the store: skeletons are 16 hexadecimal digits there.</summary>
    internal static string Shown(ResourceKind kind, string stored) => kind is ResourceKind.PromptSkeleton
        ? ulong.Parse(stored, CultureInfo.InvariantCulture).ToString("x16", CultureInfo.InvariantCulture)
        : stored;

    /// <returns>The value as text that the column's type can be cast from, <c>null</c> when no such value can be stored.</returns>
    internal static string? Stored(Resource resource) => resource.Kind switch
    {
        ResourceKind.PromptSkeleton => ulong.TryParse(resource.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var skeleton)
            ? skeleton.ToString(CultureInfo.InvariantCulture) : null,
        ResourceKind.Asn => long.TryParse(resource.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var asn) ? asn.ToString(CultureInfo.InvariantCulture) : null,
        _ => resource.Value.Contains('\0') ? null : resource.Value,
    };
}
