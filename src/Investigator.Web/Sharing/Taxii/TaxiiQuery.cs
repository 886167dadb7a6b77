using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Investigator.Domain.Sharing;
using Microsoft.Extensions.Primitives;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>The filters and the page of a TAXII request (TAXII 2.1, section 3.4), as a question to the shelf.</summary>
internal static partial class TaxiiQuery
{
    /// <summary>Most objects of one answer, and the page when a client names no limit.</summary>
    public const int MostPerPage = 1000;

    private const int MostMatches = 200;

    /// <param name="asked">The request's query.</param>
    /// <param name="objectId">The object of the address, when it names one: then <c>match[id]</c> and <c>match[type]</c> mean nothing.</param>
    /// <param name="versions">Which versions when the client names none.</param>
    /// <returns>The question, or what is wrong, in words for a person.</returns>
    public static (ObjectQuery? Query, string? Wrong) Read(IQueryCollection asked, string? objectId, ObjectVersions versions)
    {
        var query = new ObjectQuery { Take = MostPerPage, Versions = versions };
        if (asked.TryGetValue("limit", out var limit))
        {
            if (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var take) || take < 1) return (null, "\"limit\" is a whole number of at least 1.");
            query = query with { Take = Math.Min(take, MostPerPage) };
        }

        if (asked.TryGetValue("added_after", out var after))
        {
            if (TimeOf(after.ToString()) is not { } at) return (null, "\"added_after\" is a time in UTC such as 2026-01-31T12:00:00.000000Z.");
            query = query with { AddedAfter = at };
        }

        if (asked.TryGetValue("next", out var next))
        {
            if (PlaceOf(next.ToString()) is not { } place) return (null, "\"next\" is the value of the answer before, unchanged.");
            query = query with { After = place };
        }

        var (ids, types) = objectId is null ? (Values(asked, "match[id]"), Values(asked, "match[type]")) : ([objectId], []);
        var named = Values(asked, "match[version]");
        if (ids.Count + types.Count + named.Count > MostMatches) return (null, $"A request may match {MostMatches} values.");
        query = query with { Ids = ids, Types = types };
        return named.Count == 0 ? (query, null) : Versioned(query, named);
    }

    /// <summary>Whether objects of STIX 2.1, the only ones here, are wanted at all.</summary>
    public static bool WantsStix21(IQueryCollection asked) => Values(asked, "match[spec_version]") is var named && (named.Count == 0 || named.Contains("2.1", StringComparer.Ordinal));

    /// <summary>What a client sends back to go on behind a place.</summary>
    public static string NextOf(ShelfPlace place) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.AddedAt.UtcTicks}|{place.Version.UtcTicks}|{place.Id}")));

    private static (ObjectQuery? Query, string? Wrong) Versioned(ObjectQuery query, IReadOnlyCollection<string> named)
    {
        var (kinds, exact) = (ObjectVersions.None, new List<DateTimeOffset>());
        foreach (var one in named)
        {
            if (one is "last") kinds |= ObjectVersions.Last;
            else if (one is "first") kinds |= ObjectVersions.First;
            else if (one is "all") kinds |= ObjectVersions.All;
            else if (TimeOf(one) is { } at) exact.Add(at);
            else return (null, "\"match[version]\" takes last, first, all, or times in UTC.");
        }

        return (query with { Versions = kinds, ExactVersions = exact }, null);
    }

    private static IReadOnlyCollection<string> Values(IQueryCollection asked, string name) =>
        asked.TryGetValue(name, out StringValues given) ? [.. given.SelectMany(one => (one ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [];

    private static ShelfPlace? PlaceOf(string next)
    {
        if (next.Length is 0 or > 512 || !Base64Url.IsValid(next)) return null;
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(next)).Split('|', 3) is [var added, var version, var id] && AtTicks(added) is { } at && AtTicks(version) is { } of ? new(at, id, of) : null;
    }

    private static DateTimeOffset? AtTicks(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static DateTimeOffset? TimeOf(string text) =>
        Timestamp().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Timestamp();
}
