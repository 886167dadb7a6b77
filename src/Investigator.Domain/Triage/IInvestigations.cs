using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Pictures of links that people keep: one's own and those that colleagues share. Every act on one names the version it was decided on; another one is refused.</summary>
public interface IInvestigations
{
    /// <summary>Those the person may open, own ones first, then the latest.</summary>
    Task<Page<InvestigationRow>> LoadAsync(Person who, int skip, int take, CancellationToken ct);

    /// <summary>Those whose name holds the text, own ones first, then the latest.</summary>
    Task<IReadOnlyList<InvestigationRow>> NamedAsync(Person who, string text, int take, CancellationToken ct);

    /// <summary>Without its picture; <c>null</c>: there is none, or it is neither the person's own nor shared.</summary>
    Task<InvestigationRow?> AboutAsync(Person who, Guid id, CancellationToken ct);

    /// <summary>With its picture; <c>null</c>: there is none, or it is neither the person's own nor shared.</summary>
    Task<Investigation?> FindAsync(Person who, Guid id, CancellationToken ct);

    /// <summary>Keeps a new one. A name that one's own other one has is refused.</summary>
    Task<Done<Investigation>> KeepAsync(Person by, InvestigationDraft draft, CancellationToken ct);

    /// <summary>Keeps the picture as it is now in place of the one before.</summary>
    Task<Done<Investigation>> SaveAsync(Person by, Guid id, long version, InvestigationDraft draft, CancellationToken ct);

    Task<Refusal?> RenameAsync(Person by, Guid id, long version, string name, CancellationToken ct);

    /// <summary>Shares one, or keeps it to its owner again.</summary>
    Task<Refusal?> ShareAsync(Person by, Guid id, long version, bool shared, CancellationToken ct);

    /// <summary>Removes one of one's own for good: its address leads nowhere afterwards.</summary>
    Task<Refusal?> RemoveAsync(Person by, Guid id, long version, CancellationToken ct);
}
