using System.Text.Json;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Formats;

/// <summary>One JSON object a line and indicator, ASCII only: for scripts and log pipelines. Each line says all that is needed to use it alone.</summary>
public sealed class NdjsonBundleWriter : IBundleWriter
{
    /// <inheritdoc/>
    public string Id => "ndjson";

    /// <inheritdoc/>
    public string Title => "NDJSON";

    /// <inheritdoc/>
    public string FileExtension => ".ndjson";

    /// <inheritdoc/>
    public string ContentType => "application/x-ndjson";

    /// <inheritdoc/>
    public void Write(Bundle bundle, Stream to)
    {
        var campaign = StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId);
        using var json = new Utf8JsonWriter(to);
        foreach (var one in bundle.Indicators)
        {
            json.WriteStartObject();
            json.WriteString("type", one.Kind.Word());
            json.WriteString("value", one.Value);
            json.WriteString("pattern", StixPattern.Of(one.Kind, one.Value));
            json.WriteNumber("confidence", one.Confidence);
            if (one.Accounts is { } accounts) json.WriteNumber("accounts", accounts);
            if (one.Exchanges is { } exchanges) json.WriteNumber("exchanges", exchanges);
            json.WriteString("first_seen", StixIds.Time(one.FirstSeenAt));
            json.WriteString("last_seen", StixIds.Time(one.LastSeenAt));
            json.WriteString("valid_from", StixIds.Time(bundle.ValidFrom));
            json.WriteString("valid_until", StixIds.Time(bundle.ValidUntil));
            json.WriteString("kill_chain_phase", KillChain.PhaseOf(one.Kind));
            if (one.HoursUtc is { } hours)
            {
                json.WriteStartArray("hours_utc");
                foreach (var share in hours) json.WriteNumberValue(share);
                json.WriteEndArray();
            }

            if (one.Kind.IsPersonal() && bundle.SharingKeyId is { } key) json.WriteString("sharing_key_id", key);
            json.WriteString("tlp", bundle.TrafficLight.Label());
            json.WriteString("campaign_id", campaign);
            json.WriteString("campaign", SharedText.Clean(bundle.CampaignName, SharedText.MaxName));
            json.WriteString("producer", SharedText.Clean(bundle.ProducerName, SharedText.MaxName));
            json.WriteEndObject();
            json.Flush();
            to.WriteByte((byte)'\n');
            json.Reset();
        }
    }
}
