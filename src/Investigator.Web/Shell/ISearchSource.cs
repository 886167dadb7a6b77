using Investigator.Domain.Audit;

namespace Investigator.Web.Shell;

/// <summary>Answers the search box for one kind of thing. Registered by the room that knows the thing.</summary>
public interface ISearchSource
{
    /// <summary>What stands over the answers: "Accounts".</summary>
    string Kind { get; }

    /// <summary>The first few that match, best first; nothing for a person who may not see them.</summary>
    Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct);
}

/// <summary>One thing found.</summary>
/// <param name="Text">Its name or id, as a stranger may have written it.</param>
/// <param name="Href">Where it is.</param>
/// <param name="Note">A word on it, or empty.</param>
public sealed record SearchAnswer(string Text, string Href, string Note = "");
