using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>What a person asked of a list before; nobody else sees it.</summary>
public interface IQueryHistory
{
    /// <summary>How many are remembered for one person and list; older ones are forgotten.</summary>
    const int Remembered = 100;

    /// <summary>Notes a query. One that was asked before is moved to now and keeps its place in the tree.</summary>
    /// <param name="text">The query as written.</param>
    /// <param name="from">The query that was shown before; <c>null</c>: none.</param>
    Task AddAsync(Person by, QueriedList list, string text, string? from, CancellationToken ct);

    /// <summary>Latest first.</summary>
    Task<IReadOnlyList<AskedQuery>> LoadAsync(Person who, QueriedList list, CancellationToken ct);

    /// <summary>Forgets all of it.</summary>
    Task ForgetAsync(Person by, QueriedList list, CancellationToken ct);
}
