using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IKeyedAttributes"/>
internal sealed class DuckDbKeyedAttributes(TelemetryStore store) : IKeyedAttributes
{
    public async Task<IReadOnlyList<(AccountId Account, string Value)>> AllAsync(IndicatorKind kind, CancellationToken ct) =>
        await store.AskOfAllAsync(SqlOf(kind), [], row => (new AccountId(row.GetString(0)), row.GetString(1)), ct).ConfigureAwait(false);

    private static string SqlOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.AccountHash => "SELECT DISTINCT account_id, account_id FROM usage_slot UNION SELECT account_id, account_id FROM account",
        IndicatorKind.PaymentHash => "SELECT account_id, payment_fingerprint FROM account WHERE payment_fingerprint IS NOT NULL",
        IndicatorKind.DeviceHash => "SELECT account_id, device_id FROM account WHERE device_id IS NOT NULL",
        IndicatorKind.EmailHash => "SELECT account_id, email_hash FROM account WHERE email_hash IS NOT NULL",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a personal kind."),
    };
}
