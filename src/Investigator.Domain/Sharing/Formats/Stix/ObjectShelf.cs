using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>
/// The objects of all released bundles, each version once, in the order of their <see cref="ShelfPlace"/>. Immutable: a page takes the objects that lie between its places, O(log n + looked at).
/// What stood only in bundles that were taken back is there as a revoked version that says nothing but its id.
/// </summary>
public sealed class ObjectShelf
{
    private readonly SharedObject[] _objects;
    private readonly Dictionary<string, (DateTimeOffset First, DateTimeOffset Last)> _versions = new(StringComparer.Ordinal);

    private ObjectShelf(SharedObject[] objects)
    {
        _objects = objects;
        foreach (var one in objects)
        {
            ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(_versions, one.Id, out var known);
            span = known ? (one.Version < span.First ? one.Version : span.First, one.Version > span.Last ? one.Version : span.Last) : (one.Version, one.Version);
        }
    }

    /// <summary>Puts bundles on a shelf; O(n log n) in their objects.</summary>
    public static ObjectShelf Of(IEnumerable<ReleasedContent> bundles)
    {
        var objects = new Dictionary<(string Id, DateTimeOffset Version), SharedObject>();
        var latest = new Dictionary<string, SharedObject>(StringComparer.Ordinal);
        var ordered = bundles.OrderBy(b => b.ReleasedAt).ToList();
        foreach (var bundle in ordered.Where(b => b.RevokedAt is null))
            foreach (var one in ObjectsOf(bundle, bundle.ReleasedAt))
            {
                // An observable has no version of its own: the same content again is the same object, not a new version.
                if (latest.TryGetValue(one.Id, out var before) && before.Json.Span.SequenceEqual(one.Json.Span)) continue;
                if (objects.TryAdd((one.Id, one.Version), one)) latest[one.Id] = one;
            }

        foreach (var bundle in ordered.Where(b => b.RevokedAt is not null).OrderBy(b => b.RevokedAt))
            foreach (var one in ObjectsOf(bundle, bundle.RevokedAt!.Value).Where(one => !latest.ContainsKey(one.Id)))
                if (StixTombstone.Of(one, bundle.RevokedAt!.Value) is { } grave) objects[(grave.Id, DateTimeOffset.MaxValue)] = grave; // one grave each, of the last time it was taken back
        return new([.. objects.Values.OrderBy(one => one.Place)]);
    }

    /// <summary>How many versions of objects it holds.</summary>
    public int Count => _objects.Length;

    /// <summary>The page that a query asks for.</summary>
    public ObjectPage Find(ObjectQuery query)
    {
        if (query.Take < 1) throw new ArgumentException("A page takes at least one object.", nameof(query));
        var page = new List<SharedObject>(Math.Min(query.Take, _objects.Length));
        for (var i = StartOf(query); i < _objects.Length; i++)
        {
            if (!Answers(_objects[i], query)) continue;
            if (page.Count == query.Take) return new(page, More: true);
            page.Add(_objects[i]);
        }

        return new(page, More: false);
    }

    private int StartOf(ObjectQuery query)
    {
        var (low, high) = (0, _objects.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var before = (query.AddedAfter is { } after && _objects[middle].AddedAt <= after) || (query.After is { } place && _objects[middle].Place <= place);
            if (before) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private bool Answers(SharedObject one, ObjectQuery query)
    {
        if (query.Ids.Count > 0 && !query.Ids.Contains(one.Id)) return false;
        if (query.Types.Count > 0 && !query.Types.Contains(one.Type)) return false;
        var (first, last) = _versions[one.Id];
        return (query.Versions & ObjectVersions.All) != 0
            || ((query.Versions & ObjectVersions.Last) != 0 && one.Version == last)
            || ((query.Versions & ObjectVersions.First) != 0 && one.Version == first)
            || query.ExactVersions.Contains(one.Version);
    }

    private static IEnumerable<SharedObject> ObjectsOf(ReleasedContent bundle, DateTimeOffset addedAt)
    {
        var added = Microseconds(addedAt);
        using var document = JsonDocument.Parse(bundle.Content);
        foreach (var one in document.RootElement.GetProperty("objects").EnumerateArray())
            yield return new(
                one.GetProperty("id").GetString()!, one.GetProperty("type").GetString()!, Time(one, "modified") ?? Time(one, "created") ?? added, added, JsonSerializer.SerializeToUtf8Bytes(one))
            { BundleId = bundle.Id };
    }

    // Both the header and the filter of TAXII write microseconds: a finer time could not be named by a client.
    private static DateTimeOffset Microseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    private static DateTimeOffset? Time(JsonElement one, string property) =>
        one.TryGetProperty(property, out var text) ? DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;
}
