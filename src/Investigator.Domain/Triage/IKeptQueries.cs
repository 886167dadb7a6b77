using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>Queries that can name a person or a customer: the console keeps them, so that an address holds an id alone.</summary>
public interface IKeptQueries
{
    /// <summary>Keeps a query. The same text has the same id for everybody, so that one link is one query.</summary>
    Task<Done<KeptQuery>> KeepAsync(Person by, string text, CancellationToken ct);

    /// <summary>The query as written; <c>null</c>: none is kept under the id, or this person sees no list.</summary>
    Task<string?> FindAsync(Person who, Guid id, CancellationToken ct);
}
