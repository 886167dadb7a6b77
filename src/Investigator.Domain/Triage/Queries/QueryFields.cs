using Investigator.Domain.Text;

namespace Investigator.Domain.Triage.Queries;

/// <summary>The fields of one list.</summary>
public sealed class QueryFields
{
    private readonly Dictionary<string, QueryField> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="textSays">Where a bare word is looked for; <c>null</c>: the list holds no text to look in.</param>
    public QueryFields(string? textSays, params IReadOnlyList<QueryField> fields)
    {
        (TextSays, All) = (textSays, fields);
        foreach (var field in fields)
            foreach (var name in field.Aliases.Prepend(field.Name)) _byName.Add(name, field);
    }

    /// <summary>In the order in which they are offered.</summary>
    public IReadOnlyList<QueryField> All { get; }

    /// <summary>Where a bare word is looked for, in words; <c>null</c>: nowhere.</summary>
    public string? TextSays { get; }

    /// <summary>By name or alias, in any case; <c>null</c>: there is none.</summary>
    public QueryField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name nearest to a mistyped one; <c>null</c>: none is near. O(fields × length²).</summary>
    public string? Nearest(string name) => Spelling.Nearest(name, _byName.Keys) is { } near ? _byName[near].Name : null;
}
