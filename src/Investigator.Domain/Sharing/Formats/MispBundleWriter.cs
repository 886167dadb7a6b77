using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Formats;

/// <summary>One event in the MISP core format, unpublished: the partner's people publish it, not the import.</summary>
public sealed class MispBundleWriter : IBundleWriter
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n" };

    /// <inheritdoc/>
    public string Id => "misp";

    /// <inheritdoc/>
    public string Title => "MISP event";

    /// <inheritdoc/>
    public string FileExtension => ".misp.json";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public byte[] Write(Bundle bundle)
    {
        var distribution = Distribution(bundle.TrafficLight);
        var producer = SharedText.Clean(bundle.ProducerName, SharedText.MaxName);
        var misp = new JsonObject
        {
            ["Event"] = new JsonObject
            {
                ["uuid"] = Uuid(StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId)),
                ["info"] = SharedText.Clean($"Model distillation: {bundle.CampaignName}", SharedText.MaxName),
                ["date"] = bundle.FirstSeenAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                // 4 is "undefined": how dangerous it is to the partner is the partner's to say. 2 is "completed".
                ["threat_level_id"] = "4",
                ["analysis"] = "2",
                ["distribution"] = distribution,
                ["published"] = false,
                ["timestamp"] = Seconds(bundle.ComposedAt),
                ["Orgc"] = new JsonObject { ["name"] = producer, ["uuid"] = Uuid(StixIds.Of("identity", bundle.ProducerName)) },
                ["Tag"] = Tags(bundle),
                ["Attribute"] = new JsonArray([Summary(bundle, distribution), .. bundle.Indicators.Select(one => AttributeOf(bundle, one))]),
            },
        };
        return JsonSerializer.SerializeToUtf8Bytes(misp, s_json);
    }

    private static JsonArray Tags(Bundle bundle)
    {
        var names = bundle.Behaviours.Where(behaviour => behaviour.TechniqueId is not null)
            .Select(behaviour => $"mitre-atlas:technique=\"{SharedText.Clean(behaviour.TechniqueId!, 32).Replace('"', ' ')}\"")
            .Distinct(StringComparer.Ordinal).Prepend($"tlp:{bundle.TrafficLight.Word()}");
        return [.. names.Select(name => new JsonObject { ["name"] = name })];
    }

    private static JsonObject Summary(Bundle bundle, string distribution)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Taken(bundle)}confidence {bundle.Confidence} of 100; indicators hold from {StixIds.Time(bundle.ValidFrom)} until {StixIds.Time(bundle.ValidUntil)}.");
        var families = bundle.Behaviours.Count == 0 ? "" : " Behaviours: " + string.Join(", ", bundle.Behaviours.Select(behaviour => behaviour.Name)) + ".";
        var description = bundle.CampaignDescription.Length == 0 ? "" : " " + bundle.CampaignDescription;
        return new JsonObject
        {
            ["uuid"] = Uuid(StixIds.Of("x-misp-summary", bundle.ProducerName, bundle.CampaignId)),
            ["type"] = "comment",
            ["category"] = "Other",
            ["value"] = SharedText.Clean(text + families + description, SharedText.MaxDescription),
            ["to_ids"] = false,
            ["distribution"] = distribution,
            ["timestamp"] = Seconds(bundle.ComposedAt),
            ["comment"] = "",
        };
    }

    private static string Seen(Indicator one) => one.Accounts is { } accounts
        ? string.Create(CultureInfo.InvariantCulture, $"{accounts} accounts, {one.Exchanges} exchanges; ")
        : "";

    private static string Taken(Bundle bundle) => bundle.Harvest is { } harvest
        ? string.Create(CultureInfo.InvariantCulture, $"{harvest.Accounts} accounts, {harvest.Exchanges} exchanges, {harvest.Tokens} tokens; ")
        : "";

    private static JsonObject AttributeOf(Bundle bundle, Indicator one)
    {
        var (type, category, toIds) = TypeOf(one.Kind);
        return new JsonObject
        {
            ["uuid"] = Uuid(StixIds.Of("indicator", StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId), one.Kind.Word(), one.Value)),
            ["type"] = type,
            ["category"] = category,
            ["value"] = one.Value,
            ["to_ids"] = toIds,
            // 5 is "as the event": one place to widen or narrow it.
            ["distribution"] = "5",
            ["timestamp"] = Seconds(bundle.ComposedAt),
            ["first_seen"] = StixIds.Time(one.FirstSeenAt),
            ["last_seen"] = StixIds.Time(one.LastSeenAt),
            ["comment"] = string.Create(CultureInfo.InvariantCulture,
                $"{one.Kind.Word()}; {Seen(one)}confidence {one.Confidence}{KeyNote(bundle, one)}"),
        };
    }

    private static string KeyNote(Bundle bundle, Indicator one) => one.Kind.IsPersonal() && bundle.SharingKeyId is { } key ? $"; sharing key {key}" : "";

    // MISP's own types; what it has none for is "other" with the kind in the comment. Only what a sensor can match is marked for detection.
    private static (string Type, string Category, bool ToIds) TypeOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix => ("ip-src", "Network activity", true),
        IndicatorKind.AutonomousSystem => ("AS", "Network activity", false),
        IndicatorKind.EmailDomain => ("domain", "Network activity", true),
        IndicatorKind.UserAgent => ("user-agent", "Network activity", true),
        IndicatorKind.TlsFingerprint => ("other", "Network activity", false),
        IndicatorKind.PromptSkeleton or IndicatorKind.AccountHash or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash => ("other", "Other", false),
    };

    // MISP: 0 your organisation, 1 this community, 3 all communities. Amber may reach a recipient's clients, which MISP has no level for; the closer one is taken.
    private static string Distribution(TrafficLight light) => light switch
    {
        TrafficLight.Clear => "3",
        TrafficLight.Green => "1",
        TrafficLight.Amber or TrafficLight.AmberStrict or TrafficLight.Red => "0",
    };

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Uuid(string id) => id[(id.IndexOf("--", StringComparison.Ordinal) + 2)..];
}
