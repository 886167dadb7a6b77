using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>A query and an order under a name, kept by somebody and perhaps shared with everybody who may see the list.</summary>
public sealed class SavedView
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    /// <summary>The longest of the other settings.</summary>
    public const int LongestSettings = 500;

    /// <summary>Most views that one person keeps of one list.</summary>
    public const int Most = 100;

    private SavedView() { } // EF

    public Guid Id { get; private set; }

    public QueriedList List { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The query as written; <c>null</c>: none.</summary>
    public string? Query { get; private set; }

    /// <summary>What else the list is narrowed and ordered by, as the list itself writes it into an address: <c>state=all&amp;sort=due</c>. Empty: as it comes.</summary>
    public string Settings { get; private set; } = "";

    public string OwnerId { get; private set; } = "";

    public string OwnerName { get; private set; } = "";

    /// <summary>True: everybody who may see the list may open it.</summary>
    public bool Shared { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>A new view of one's own.</summary>
    public static Done<SavedView> Of(Guid id, Person by, ViewDraft draft, DateTimeOffset at)
    {
        var view = new SavedView { Id = id, List = draft.List, OwnerId = by.Id };
        return view.Change(by, draft, at) is { } no ? no : view;
    }

    /// <summary>The same name for another query. Only its owner changes a view.</summary>
    public Refusal? Change(Person by, ViewDraft draft, DateTimeOffset at)
    {
        if (!by.Investigates || by.Id != OwnerId) return Refusal.NotAllowed;
        var name = draft.Name.Trim();
        if (name.Length == 0) return Refusal.NameMissing;
        if (name.Length > LongestName || draft.Settings.Length > LongestSettings || draft.Query?.Length > Queries.Query.LongestText) return Refusal.TooLong;
        (Name, Query, Settings, Shared, OwnerName, ChangedAt) = (name, string.IsNullOrWhiteSpace(draft.Query) ? null : draft.Query, draft.Settings, draft.Shared, by.Name, at);
        return null;
    }

    /// <summary>Shares it, or keeps it to its owner again. Who oversees may end the sharing of others.</summary>
    public Refusal? Share(Person by, bool shared, DateTimeOffset at)
    {
        if (!by.Investigates || (by.Id != OwnerId && (shared || !by.May(Permit.Oversee)))) return Refusal.NotAllowed;
        (Shared, ChangedAt) = (shared, at);
        return null;
    }

    /// <summary>Whether the person may open it.</summary>
    public bool OpensTo(Person who) => who.Sees && (Shared || who.Id == OwnerId);
}

/// <summary>What a view is to be.</summary>
/// <param name="Query">As written; <c>null</c>: none.</param>
/// <param name="Settings">See <see cref="SavedView.Settings"/>.</param>
public sealed record ViewDraft(QueriedList List, string Name, string? Query, string Settings, bool Shared);
