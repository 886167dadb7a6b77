using Investigator.Domain.Triage;

namespace Investigator.Web.Triage;

/// <summary>What was asked, as a tree: what came from which, the branch that was used last first.</summary>
internal static class QueryTree
{
    /// <summary>Each query with how deep it stands; children come after what they were made from.</summary>
    public static IReadOnlyList<(AskedQuery Query, int Depth)> Of(IReadOnlyList<AskedQuery> asked)
    {
        var known = asked.Select(q => q.Id).ToHashSet();
        var children = asked.ToLookup(q => q.After is { } after && known.Contains(after) ? after : Guid.Empty);
        var latest = new Dictionary<Guid, DateTimeOffset>();
        var lines = new List<(AskedQuery, int)>();
        Write(Guid.Empty, 0);
        return lines;

        DateTimeOffset Latest(AskedQuery query)
        {
            if (latest.TryGetValue(query.Id, out var at)) return at;
            return latest[query.Id] = children[query.Id].Select(Latest).Append(query.At).Max();
        }

        void Write(Guid parent, int depth)
        {
            foreach (var query in children[parent].OrderByDescending(Latest))
            {
                lines.Add((query, depth));
                Write(query.Id, depth + 1);
            }
        }
    }
}
