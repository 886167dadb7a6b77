using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>The objects of one bundle, in a fixed order, each made when it is asked for.</summary>
internal sealed partial class StixObjects
{
    private readonly Bundle _bundle;
    private readonly StixFrame _frame;
    private readonly string _producer;
    private readonly string _campaign;

    internal StixObjects(Bundle bundle)
    {
        (_bundle, _frame) = (bundle, new(bundle));
        (_producer, _campaign) = (_frame.Producer, _frame.Campaign);
    }

    internal IEnumerable<JsonObject> All()
    {
        yield return StixFixedObjects.ProjectIdentity();
        yield return StixFixedObjects.Identity(_producer, SharedText.Clean(_bundle.ProducerName, SharedText.MaxName));
        yield return StixFixedObjects.Marking(_bundle.TrafficLight);
        yield return StixFixedObjects.CountsExtension();
        if (_bundle.Indicators.Any(indicator => StixPattern.UsesTrace(indicator.Kind)))
            yield return StixFixedObjects.TraceExtension();

        var context = new StixContext(_bundle, _frame);
        yield return Campaign();
        foreach (var one in context.Attribution()) yield return one;
        var behaviours = _bundle.Behaviours.Select(AttackPattern).DistinctBy(one => (string)one["id"]!).ToList();
        foreach (var one in behaviours) yield return one;
        foreach (var one in context.CourseOfAction(behaviours)) yield return one;

        var groups = new StixInfrastructure(_bundle, _frame);
        foreach (var one in groups.All()) yield return one;
        foreach (var one in _bundle.Indicators) yield return IndicatorOf(one);
        foreach (var one in behaviours) yield return _frame.Relationship("uses", _campaign, (string)one["id"]!);
        foreach (var one in groups.Relationships()) yield return one;
        foreach (var one in _bundle.Indicators) yield return _frame.Relationship("indicates", IndicatorId(one.Key), _campaign);
        foreach (var one in context.Closing(behaviours, groups, [.. _bundle.Indicators.Select(one => IndicatorId(one.Key))])) yield return one;
    }

    private JsonObject Campaign()
    {
        var campaign = _frame.Sdo("campaign", _campaign);
        campaign["name"] = StixFrame.Name(_bundle.CampaignName);
        StixFrame.Describe(campaign, _bundle.CampaignDescription);
        campaign["first_seen"] = StixIds.Time(_bundle.FirstSeenAt);
        campaign["last_seen"] = StixIds.Time(_bundle.LastSeenAt);
        campaign["objective"] = "Distillation: harvesting a language model's outputs at scale to train another model.";
        campaign["confidence"] = _bundle.Confidence;
        campaign["labels"] = new JsonArray("distillation");
        if (_bundle.Harvest is { } harvest)
        {
            var counts = StixFrame.Counts(campaign);
            counts["accounts"] = harvest.Accounts;
            counts["exchanges"] = harvest.Exchanges;
            counts["tokens"] = harvest.Tokens;
        }

        if (_bundle.SharingKeyId is { } keyId)
            StixFrame.Counts(campaign)["sharing_key_id"] = keyId;
        return campaign;
    }

    private JsonObject AttackPattern(Behaviour behaviour)
    {
        var pattern = _frame.Sdo("attack-pattern", _frame.Id("attack-pattern", behaviour.TechniqueId ?? "", behaviour.Name));
        pattern["name"] = StixFrame.Name(behaviour.Name);
        if (behaviour.TechniqueId is { } technique && AtlasTechnique().IsMatch(technique))
            pattern["external_references"] = new JsonArray(
                new JsonObject { ["source_name"] = "mitre-atlas", ["external_id"] = technique });
        if (behaviour.Share is { } share)
            StixFrame.Counts(pattern)["share"] = Math.Round(Math.Clamp(share, 0, 1), 4);
        return pattern;
    }

    private string IndicatorId(IndicatorKey one) => _frame.Id("indicator", one.Kind.Word(), one.Value);

    private JsonObject IndicatorOf(Indicator one)
    {
        var indicator = _frame.Sdo("indicator", IndicatorId(one.Key));
        indicator["name"] = one.Kind.Title();
        indicator["description"] = string.Create(CultureInfo.InvariantCulture, $"Seen{With(one)} from {StixIds.Time(one.FirstSeenAt)} to {StixIds.Time(one.LastSeenAt)}.");
        indicator["indicator_types"] = new JsonArray("malicious-activity");
        indicator["pattern"] = StixPattern.Of(one.Kind, one.Value);
        indicator["pattern_type"] = "stix";
        indicator["pattern_version"] = "2.1";
        indicator["valid_from"] = StixIds.Time(_bundle.ValidFrom);
        indicator["valid_until"] = StixIds.Time(_bundle.ValidUntil);
        indicator["kill_chain_phases"] = new JsonArray(new JsonObject { ["kill_chain_name"] = KillChain.Name, ["phase_name"] = KillChain.PhaseOf(one.Kind) });
        indicator["confidence"] = one.Confidence;
        indicator["labels"] = new JsonArray("distillation", one.Kind.Word());
        var counts = StixFrame.Counts(indicator);
        counts["first_seen"] = StixIds.Time(one.FirstSeenAt);
        counts["last_seen"] = StixIds.Time(one.LastSeenAt);
        if (one.Accounts is { } accounts)
        {
            counts["accounts"] = accounts;
            counts["exchanges"] = one.Exchanges;
        }

        if (one.HoursUtc is { } hours)
            counts["hours_utc"] = new JsonArray([.. hours.Select(share => JsonValue.Create(share))]);
        return indicator;
    }

    private static string With(Indicator one) => one.Accounts is { } accounts
        ? string.Create(CultureInfo.InvariantCulture, $" with {accounts} accounts of the campaign in {one.Exchanges} exchanges")
        : "";

    [GeneratedRegex(@"^AML\.T[0-9]{4}(\.[0-9]{3})?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AtlasTechnique();
}
