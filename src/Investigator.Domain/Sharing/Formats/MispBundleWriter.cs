using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Formats;

/// <summary>One event in the MISP core format, unpublished: the partner's people publish it, not the import. Each indicator is an object with its counts and a sighting.</summary>
public sealed class MispBundleWriter : IBundleWriter
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n" };
    private const int FlushAt = 64 * 1024;

    // A template of this project's own; readers that do not know it show the object as it is.
    private const string TemplateName = "distillation-indicator";
    private const string TemplateId = "3f6f4c2a-8d0b-4a43-9d0c-6f7a5e1f9b21";

    /// <inheritdoc/>
    public string Id => "misp";

    /// <inheritdoc/>
    public string Title => "MISP event";

    /// <inheritdoc/>
    public string FileExtension => ".misp.json";

    /// <inheritdoc/>
    public string ContentType => "application/json";

    /// <inheritdoc/>
    public void Write(Bundle bundle, Stream to)
    {
        var distribution = Distribution(bundle);
        using var json = new Utf8JsonWriter(to, s_json);
        json.WriteStartObject();
        json.WriteStartObject("Event");
        Head(json, bundle, distribution);
        json.WriteStartArray("Attribute");
        Summary(bundle, distribution).WriteTo(json);
        json.WriteEndArray();
        json.WriteStartArray("Object");
        foreach (var one in bundle.Indicators)
        {
            ObjectOf(bundle, one).WriteTo(json);
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, Bundle bundle, string distribution)
    {
        json.WriteString("uuid", Uuid(StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId)));
        json.WriteString("info", SharedText.Clean($"Model distillation: {bundle.CampaignName}", SharedText.MaxName));
        json.WriteString("date", bundle.FirstSeenAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        // 4 is "undefined": how dangerous it is to the partner is the partner's to say. 2 is "completed".
        json.WriteString("threat_level_id", "4");
        json.WriteString("analysis", "2");
        json.WriteString("distribution", distribution);
        json.WriteBoolean("published", false);
        json.WriteString("timestamp", Seconds(bundle.ComposedAt));
        json.WritePropertyName("Orgc");
        Producer(bundle).WriteTo(json);
        if (distribution == SharingGroup && bundle.Collection is { } collection)
        {
            json.WriteStartObject("SharingGroup");
            json.WriteString("uuid", SharedCollection.IdOf(collection).ToString());
            json.WriteString("name", collection);
            json.WriteString("releasability", $"Partners of {SharedText.Clean(bundle.ProducerName, SharedText.MaxName)} that follow this collection.");
            json.WriteEndObject();
        }

        json.WritePropertyName("Tag");
        Tags(bundle).WriteTo(json);
    }

    private static JsonObject Producer(Bundle bundle) =>
        new() { ["name"] = SharedText.Clean(bundle.ProducerName, SharedText.MaxName), ["uuid"] = Uuid(StixIds.Of("identity", bundle.ProducerName)) };

    private static JsonArray Tags(Bundle bundle)
    {
        // In the galaxy of MITRE ATLAS a technique is tagged by its name; its id is in a tag of its own for readers without the galaxy.
        var names = bundle.Behaviours.Where(behaviour => behaviour.TechniqueId is not null)
            .SelectMany(behaviour => (string[])[$"misp-galaxy:mitre-atlas-attack-pattern=\"{Quoted(behaviour.Name)}\"", $"mitre-atlas:technique=\"{Quoted(SharedText.Clean(behaviour.TechniqueId!, 32))}\""])
            .Distinct(StringComparer.Ordinal).Prepend($"tlp:{bundle.TrafficLight.Word()}");
        return [.. names.Select(name => new JsonObject { ["name"] = name })];
    }

    private static string Quoted(string text) => text.Replace('"', ' ');

    private static JsonObject Summary(Bundle bundle, string distribution)
    {
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{Taken(bundle)}confidence {bundle.Confidence} of 100; indicators hold from {StixIds.Time(bundle.ValidFrom)} until {StixIds.Time(bundle.ValidUntil)}.");
        var families = bundle.Behaviours.Count == 0 ? "" : " Behaviours: " + string.Join(", ", bundle.Behaviours.Select(behaviour => behaviour.Name)) + ".";
        var attributed = bundle.Attribution is { } attribution ? $" Attributed (an assessment): {attribution.Statement}." : "";
        var description = bundle.CampaignDescription.Length == 0 ? "" : " " + bundle.CampaignDescription;
        return new JsonObject
        {
            ["uuid"] = Uuid(StixIds.Of("x-misp-summary", bundle.ProducerName, bundle.CampaignId)),
            ["type"] = "comment",
            ["category"] = "Other",
            ["value"] = SharedText.Clean(text + families + Together(bundle) + attributed + description, SharedText.MaxDescription),
            ["to_ids"] = false,
            // A sharing group is said once, at the event; 5 is "as the event".
            ["distribution"] = distribution == SharingGroup ? "5" : distribution,
            ["timestamp"] = Seconds(bundle.ComposedAt),
            ["comment"] = "",
        };
    }

    private static string Together(Bundle bundle)
    {
        if (bundle.Pool is not { } pool) return "";
        var text = new StringBuilder();
        if (pool.ShareEvenness is { } evenness) text.Append(CultureInfo.InvariantCulture, $" Evenness of shares {evenness}.");
        if (pool.SignUpBurst is { } burst) text.Append(CultureInfo.InvariantCulture, $" Largest share that signed up within six hours {burst}.");
        if (pool.KeyTheftAccounts is { } thefts) text.Append(CultureInfo.InvariantCulture, $" Accounts with signs of key theft {thefts}.");
        if (pool.PaymentClass is { } word) text.Append(CultureInfo.InvariantCulture, $" Payment tokens mostly {word}, a share of {pool.PaymentClassShare}.");
        if (pool.FailOvers is { } times) text.Append(CultureInfo.InvariantCulture, $" Pools that took over from one that was stopped {times}, the fastest after {Math.Round(pool.FailOverAfter!.Value.TotalHours, 2)} hours.");
        return text.ToString();
    }

    private static string Seen(Indicator one) => one.Accounts is { } accounts
        ? string.Create(CultureInfo.InvariantCulture, $"{accounts} accounts, {one.Exchanges} exchanges; ")
        : "";

    private static string Taken(Bundle bundle) => bundle.Harvest is { } harvest
        ? string.Create(CultureInfo.InvariantCulture, $"{harvest.Accounts} accounts, {harvest.Exchanges} exchanges, {harvest.Tokens} tokens; ")
        : "";

    private static JsonObject ObjectOf(Bundle bundle, Indicator one)
    {
        var attributes = new JsonArray(AttributeOf(bundle, one), Number(bundle, one, "confidence", one.Confidence));
        if (one.Accounts is { } accounts) attributes.Add(Number(bundle, one, "accounts", accounts));
        if (one.Exchanges is { } exchanges) attributes.Add(Number(bundle, one, "exchanges", exchanges));
        return new JsonObject
        {
            ["uuid"] = IdOf(bundle, one, "object"),
            ["name"] = TemplateName,
            ["meta-category"] = "misc",
            ["description"] = "An indicator of model distillation with the counts it was seen with.",
            ["template_uuid"] = TemplateId,
            ["template_version"] = "1",
            ["distribution"] = "5",
            ["timestamp"] = Seconds(bundle.ComposedAt),
            ["first_seen"] = StixIds.Time(one.FirstSeenAt),
            ["last_seen"] = StixIds.Time(one.LastSeenAt),
            ["comment"] = one.Kind.Word(),
            ["Attribute"] = attributes,
        };
    }

    private static JsonObject AttributeOf(Bundle bundle, Indicator one)
    {
        var (type, category, toIds) = TypeOf(one.Kind);
        return new JsonObject
        {
            ["uuid"] = Uuid(StixIds.Of("indicator", StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId), one.Kind.Word(), one.Value)),
            ["type"] = type,
            ["object_relation"] = "value",
            ["category"] = category,
            ["value"] = one.Value,
            ["to_ids"] = toIds,
            // 5 is "as the event": one place to widen or narrow it.
            ["distribution"] = "5",
            ["timestamp"] = Seconds(bundle.ComposedAt),
            ["first_seen"] = StixIds.Time(one.FirstSeenAt),
            ["last_seen"] = StixIds.Time(one.LastSeenAt),
            ["comment"] = string.Create(CultureInfo.InvariantCulture, $"{one.Kind.Word()}; {Seen(one)}confidence {one.Confidence}{KeyNote(bundle, one)}"),
            // 0 is "sighted": by the producer, when a member used it last.
            ["Sighting"] = new JsonArray(new JsonObject
            {
                ["uuid"] = IdOf(bundle, one, "sighting"),
                ["type"] = "0",
                ["date_sighting"] = Seconds(one.LastSeenAt),
                ["source"] = SharedText.Clean(bundle.ProducerName, SharedText.MaxName),
            }),
        };
    }

    private static JsonObject Number(Bundle bundle, Indicator one, string relation, long value) => new()
    {
        ["uuid"] = IdOf(bundle, one, relation),
        ["type"] = "counter",
        ["object_relation"] = relation,
        ["category"] = "Other",
        ["value"] = value.ToString(CultureInfo.InvariantCulture),
        ["to_ids"] = false,
        ["distribution"] = "5",
        ["timestamp"] = Seconds(bundle.ComposedAt),
        ["comment"] = "",
    };

    private static string IdOf(Bundle bundle, Indicator one, string part) =>
        Uuid(StixIds.Of($"x-misp-{part}", StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId), one.Kind.Word(), one.Value));

    private static string KeyNote(Bundle bundle, Indicator one) => one.Kind.IsPersonal() && bundle.SharingKeyId is { } key ? $"; sharing key {key}" : "";

    // MISP's own types; what it has none for is "other" with the kind in the comment. Only what a sensor can match is marked for detection.
    private static (string Type, string Category, bool ToIds) TypeOf(IndicatorKind kind) => kind switch
    {
        IndicatorKind.IpAddress or IndicatorKind.NetworkPrefix => ("ip-src", "Network activity", true),
        IndicatorKind.AutonomousSystem => ("AS", "Network activity", false),
        IndicatorKind.EmailDomain => ("domain", "Network activity", true),
        IndicatorKind.UserAgent => ("user-agent", "Network activity", true),
        IndicatorKind.TlsFingerprint or IndicatorKind.HeaderFingerprint => ("other", "Network activity", false),
        IndicatorKind.PromptSkeleton or IndicatorKind.ToolSchema or IndicatorKind.AccountHash or IndicatorKind.PaymentHash or IndicatorKind.DeviceHash or IndicatorKind.EmailHash => ("other", "Other", false),
    };

    private const string SharingGroup = "4";

    // MISP: 0 your organisation, 1 this community, 3 all communities, 4 a sharing group. Amber may reach a recipient's clients, which MISP has no level for; the closer one is taken.
    private static string Distribution(Bundle bundle) => bundle.TrafficLight switch
    {
        TrafficLight.Clear => "3",
        TrafficLight.Green => bundle.Collection is null ? "1" : SharingGroup,
        TrafficLight.Amber or TrafficLight.AmberStrict or TrafficLight.Red => "0",
    };

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Uuid(string id) => id[(id.IndexOf("--", StringComparison.Ordinal) + 2)..];
}
