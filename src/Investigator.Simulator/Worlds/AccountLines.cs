using System.Globalization;
using System.Text.Json;

namespace Investigator.Simulator.Worlds;

/// <summary>Account records as lines of JSON, and the truth about them as CSV.</summary>
internal static class AccountLines
{
    public static async Task WriteAccountsAsync(string path, IEnumerable<Account> accounts, CancellationToken ct)
    {
        using var lines = new MemoryStream();
        using var json = new Utf8JsonWriter(lines);
        foreach (var account in accounts)
        {
            Write(json, account);
            json.Flush();
            lines.WriteByte((byte)'\n');
            json.Reset();
        }
        await File.WriteAllBytesAsync(path, lines.ToArray(), ct).ConfigureAwait(false);
    }

    public static Task WriteTruthAsync(string path, IEnumerable<Resident> residents, CancellationToken ct) =>
        File.WriteAllLinesAsync(path, residents.Select(r => $"{r.Account.Id},{r.Label},{r.Archetype},{r.Campaign?.Id},{r.Evasion}").Prepend("account_id,label,archetype,campaign_id,evasion"), ct);

    public static Task WriteCampaignsAsync(string path, IEnumerable<(PlantedCampaign Campaign, int Accounts)> campaigns, CancellationToken ct) =>
        File.WriteAllLinesAsync(path, campaigns.Select(c => string.Create(CultureInfo.InvariantCulture,
            $"{c.Campaign.Id},{c.Campaign.Family},{c.Accounts},{c.Campaign.Exchanges},{Time(c.Campaign.Exchanges == 0 ? 0 : c.Campaign.First)},{Time(c.Campaign.Last)},{c.Campaign.Evasion}"))
            .Prepend("campaign_id,family,accounts,exchanges,first,last,evasion"), ct);

    private static string Time(long ticks) => ticks == 0 ? "" : new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, Account a)
    {
        json.WriteStartObject();
        json.WriteString("account_id"u8, a.Id);
        json.WriteString("created_at"u8, a.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Optional("organization_id", a.Organization);
        json.WriteString("segment"u8, a.Segment);
        json.WriteString("tier"u8, a.Tier);
        json.WriteString("verification"u8, a.Verification);
        json.WriteString("country"u8, a.Country);
        json.WriteString("email_domain"u8, a.EmailDomain);
        json.WriteString("email_hash"u8, a.EmailHash);
        Optional("phone_hash", a.PhoneHash);
        Optional("payment_fingerprint", a.PaymentFingerprint);
        Optional("device_id", a.DeviceId);
        var ip = a.SignupFrom.Ip;
        json.WriteString("signup_ip"u8, string.Create(CultureInfo.InvariantCulture, $"{ip >> 24}.{(ip >> 16) & 255}.{(ip >> 8) & 255}.{ip & 255}"));
        Optional("referrer", a.Referrer);
        json.WriteString("status"u8, "active");
        json.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (value is not null) json.WriteString(name, value);
        }
    }
}
