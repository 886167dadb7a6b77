using System.Globalization;
using System.Text.Json;

namespace Investigator.Simulator.Worlds;

/// <summary>Account records as lines of JSON, and the truth about them as CSV.</summary>
internal static class AccountLines
{
    public static async Task WriteAccountsAsync(string path, IEnumerable<Account> accounts, LeftOut without, CancellationToken ct)
    {
        using var lines = new MemoryStream();
        using var json = new Utf8JsonWriter(lines);
        foreach (var account in accounts)
        {
            Write(json, account, without);
            json.Flush();
            lines.WriteByte((byte)'\n');
            json.Reset();
        }
        await File.WriteAllBytesAsync(path, lines.ToArray(), ct).ConfigureAwait(false);
    }

    public static Task WriteTruthAsync(string path, IEnumerable<Resident> residents, CancellationToken ct) =>
        File.WriteAllLinesAsync(path, residents.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Account.Id},{r.Label},{r.Archetype},{string.Join(';', r.Campaigns.Select(c => c.Id))},{r.Evasion}")).Prepend("account_id,label,archetype,campaign_id,evasion"), ct);

    public static Task WriteCampaignsAsync(string path, IEnumerable<(PlantedCampaign Campaign, int Accounts)> campaigns, CancellationToken ct) =>
        File.WriteAllLinesAsync(path, campaigns.Select(c => string.Create(CultureInfo.InvariantCulture,
            $"{c.Campaign.Id},{c.Campaign.Family},{c.Accounts},{c.Campaign.Exchanges},{Time(c.Campaign.Exchanges == 0 ? 0 : c.Campaign.First)},{Time(c.Campaign.Last)},{c.Campaign.Evasion}"))
            .Prepend("campaign_id,family,accounts,exchanges,first,last,evasion"), ct);

    /// <summary>What each campaign had taken by when: how far a harvest had come at a given time is asked of this.</summary>
    public static Task WriteExchangesAsync(string path, IEnumerable<PlantedCampaign> campaigns, CancellationToken ct) =>
        File.WriteAllLinesAsync(path, campaigns.SelectMany(c => c.Hours.Select(hour => string.Create(CultureInfo.InvariantCulture, $"{c.Id},{Time(hour.Key)},{hour.Value}")))
            .Prepend("campaign_id,hour,exchanges"), ct);

    private static string Time(long ticks) => ticks == 0 ? "" : new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, Account a, LeftOut without)
    {
        json.WriteStartObject();
        json.WriteString("account_id"u8, a.Id);
        Optional("created_at", a.CreatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Optional("organization_id", a.Organization);
        Optional("segment", a.Segment);
        Optional("tier", a.Tier);
        Optional("verification", a.Verification);
        Optional("country", a.Country);
        Optional("email_domain", a.EmailDomain);
        Optional("email_hash", a.EmailHash);
        Optional("phone_hash", a.PhoneHash);
        Optional("payment_fingerprint", a.PaymentFingerprint);
        Optional("payment_class", a.PaymentFingerprint is { } payment ? SentSigns.PaymentClassOf(payment, a.PaysFromALot) : null);
        Optional("device_id", a.DeviceId);
        Optional("document_hash", SentSigns.DocumentOf(a));
        var ip = a.SignupFrom.Ip;
        Optional("signup_ip", string.Create(CultureInfo.InvariantCulture, $"{ip >> 24}.{(ip >> 16) & 255}.{(ip >> 8) & 255}.{ip & 255}"));
        Optional("referrer", a.Referrer);
        json.WriteString("status"u8, "active");
        json.WriteEndObject();

        void Optional(string name, string? value)
        {
            if (value is not null && !without[name]) json.WriteString(name, value);
        }
    }
}
