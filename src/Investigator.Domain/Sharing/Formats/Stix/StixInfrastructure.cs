using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>What the campaign runs on: the pool, its groups of resources, and for each group what was observed of it.</summary>
internal sealed class StixInfrastructure(Bundle bundle, StixFrame frame)
{
    // number_observed ends here (STIX 2.1, section 4.14).
    private const long MostObserved = 999_999_999;

    private readonly Dictionary<IndicatorKey, Indicator> _byKey = bundle.Indicators.ToDictionary(one => one.Key);

    private bool HasPool => bundle.Pool is not null || bundle.Infrastructure.Count > 0;

    internal string Pool { get; } = frame.Id("infrastructure", "pool");

    internal IEnumerable<string> Ids => HasPool ? bundle.Infrastructure.Select(IdOf).Prepend(Pool) : [];

    internal IEnumerable<string> ObservedIds => Observed.Select(ObservedId);

    private IEnumerable<Infrastructure> Observed => bundle.Infrastructure.Where(one => one.Parts.Any(IsObservable));

    internal IEnumerable<JsonObject> All()
    {
        if (HasPool) yield return PoolObject();
        foreach (var one in bundle.Infrastructure) yield return Group(one);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in bundle.Infrastructure.SelectMany(one => one.Parts).Where(IsObservable))
            if (seen.Add(StixObservable.IdOf(part))) yield return StixObservable.Of(part, frame.Marking);
        foreach (var one in Observed) yield return ObservedData(one);
    }

    internal IEnumerable<JsonObject> Relationships()
    {
        if (HasPool) yield return frame.Relationship("uses", frame.Campaign, Pool);
        foreach (var one in bundle.Infrastructure)
        {
            yield return frame.Relationship("consists-of", Pool, IdOf(one));
            foreach (var id in one.Parts.Where(IsObservable).Select(StixObservable.IdOf).Distinct(StringComparer.Ordinal)) yield return frame.Relationship("consists-of", IdOf(one), id);
            foreach (var part in one.Parts.Distinct())
                yield return IsObservable(part) ? frame.Relationship("based-on", IndicatorId(part), ObservedId(one)) : frame.Relationship("indicates", IndicatorId(part), IdOf(one));
        }
    }

    private static bool IsObservable(IndicatorKey part) => StixObservable.Has(part.Kind);

    private string IndicatorId(IndicatorKey part) => frame.Id("indicator", part.Kind.Word(), part.Value);

    private string IdOf(Infrastructure one) => frame.Id("infrastructure", one.Name);

    private string ObservedId(Infrastructure one) => frame.Id("observed-data", one.Name);

    private JsonObject PoolObject()
    {
        var pool = frame.Sdo("infrastructure", Pool);
        pool["name"] = "Account pool";
        pool["description"] = "The accounts that act as one, with all that they run on.";
        pool["infrastructure_types"] = new JsonArray("unknown");
        pool["first_seen"] = StixIds.Time(bundle.FirstSeenAt);
        pool["last_seen"] = StixIds.Time(bundle.LastSeenAt);
        pool["confidence"] = bundle.Confidence;
        if (bundle.Pool is { } behaviour)
        {
            var counts = StixFrame.Counts(pool);
            if (behaviour.ShareEvenness is { } evenness) counts["share_evenness"] = evenness;
            if (behaviour.SignUpBurst is { } burst) counts["sign_up_burst"] = burst;
            if (behaviour.KeyTheftAccounts is { } thefts) counts["key_theft_accounts"] = thefts;
            if (behaviour.PaymentClass is { } word) counts["payment_class"] = word;
            if (behaviour.PaymentClassShare is { } share) counts["payment_class_share"] = share;
            if (behaviour.FailOvers is { } times) counts["fail_overs"] = times;
            if (behaviour.FailOverAfter is { } after) counts["fail_over_hours"] = Math.Round(after.TotalHours, 2);
        }

        return pool;
    }

    private JsonObject Group(Infrastructure one)
    {
        var infrastructure = frame.Sdo("infrastructure", IdOf(one));
        infrastructure["name"] = StixFrame.Name(one.Name);
        StixFrame.Describe(infrastructure, one.Description);
        infrastructure["infrastructure_types"] = new JsonArray("unknown");
        infrastructure["confidence"] = bundle.Confidence;
        return infrastructure;
    }

    private JsonObject ObservedData(Infrastructure one)
    {
        var parts = one.Parts.Where(IsObservable).Select(part => _byKey[part]).ToList();
        var observed = frame.Sdo("observed-data", ObservedId(one));
        observed["first_observed"] = StixIds.Time(parts.Min(part => part.FirstSeenAt));
        observed["last_observed"] = StixIds.Time(parts.Max(part => part.LastSeenAt));
        // At least one is required; recipients that may not know the number read no more than that.
        observed["number_observed"] = Math.Clamp(parts.Sum(part => part.Exchanges ?? 0), 1, MostObserved);
        observed["object_refs"] = new JsonArray([.. one.Parts.Where(IsObservable).Select(StixObservable.IdOf).Distinct(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]);
        return observed;
    }
}
