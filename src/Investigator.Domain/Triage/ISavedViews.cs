using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>Views of the lists: one's own, those that colleagues share, and the one a list opens with.</summary>
public interface ISavedViews
{
    /// <summary>Those the person may open, own ones first, then by name.</summary>
    Task<IReadOnlyList<SavedView>> LoadAsync(Person who, QueriedList list, CancellationToken ct);

    /// <summary><c>null</c>: there is none, or it is neither the person's own nor shared.</summary>
    Task<SavedView?> FindAsync(Person who, Guid id, CancellationToken ct);

    /// <summary>The view that the list opens with for the person; <c>null</c>: none was chosen, or it is gone or not shared any more.</summary>
    Task<SavedView?> DefaultAsync(Person who, QueriedList list, CancellationToken ct);

    /// <summary>Keeps a view under a name; one's own of that name is changed.</summary>
    Task<Done<SavedView>> SaveAsync(Person by, ViewDraft draft, CancellationToken ct);

    /// <summary>Shares a view, or keeps it to its owner again.</summary>
    Task<Refusal?> ShareAsync(Person by, Guid id, bool shared, CancellationToken ct);

    /// <summary>Removes a view of one's own.</summary>
    Task<Refusal?> DeleteAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Chooses what the list opens with for this person; <c>null</c>: everything again.</summary>
    Task<Refusal?> MakeDefaultAsync(Person by, QueriedList list, Guid? id, CancellationToken ct);
}
