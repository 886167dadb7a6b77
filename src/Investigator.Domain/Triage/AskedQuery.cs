using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>A query that somebody asked, and which one of theirs it came from: together a tree.</summary>
public sealed class AskedQuery
{
    private AskedQuery() { } // EF

    public Guid Id { get; private set; }

    public string PersonId { get; private set; } = "";

    public QueriedList List { get; private set; }

    /// <summary>As written.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was asked last.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The query it was made from; <c>null</c>: from none, or that one is forgotten.</summary>
    public Guid? After { get; private set; }

    public static AskedQuery Of(Guid id, Person by, QueriedList list, string text, Guid? after, DateTimeOffset at) => new() { Id = id, PersonId = by.Id, List = list, Text = text, After = after, At = at };

    /// <summary>It was asked again.</summary>
    public void Again(DateTimeOffset at) => At = at;
}
