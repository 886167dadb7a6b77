using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Web.Triage;

/// <summary>
/// Queries in addresses. One that can name a person or a customer, or that is long, stays with the console, and the address holds its id: histories, logs of proxies and chats then hold nothing to read,
/// and the link still opens after a restart, on every server of the console and for every colleague who may see the list.
/// </summary>
public sealed class QueryAddresses(IKeptQueries kept)
{
    // A longer one would make an address that servers and proxies refuse.
    private const int LongestReadable = 500;

    /// <summary>How a query stands in an address. A personal or long one is kept in that moment.</summary>
    /// <exception cref="InvalidOperationException">This person may not ask queries.</exception>
    public async Task<AddressedQuery> OfAsync(Person by, Query? query, CancellationToken ct)
    {
        if (query is null) return default;
        if (!query.IsPersonal && query.Text.Length <= LongestReadable) return new(query.Text, null);
        var done = await kept.KeepAsync(by, query.Text, ct);
        return done.Value is { } one ? new(null, one.Id.ToString("N")) : throw new InvalidOperationException(done.Refusal!.Value.Explain());
    }

    /// <summary>What an address asks. An id under which nothing is kept is a fault and never "no query".</summary>
    public async Task<QueryReading> ReadAsync(Person who, AddressedQuery address, QueryFields fields, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(address.Kept)) return Query.Read(address.Typed, fields);
        var text = Guid.TryParseExact(address.Kept, "N", out var id) ? await kept.FindAsync(who, id, ct) : null;
        return text is null
            ? new(null, new(0, 0, "The query of this link is not here: the link was cut, was made by another console or an earlier version, or nobody asked it for a year. Ask for the link again, or write the query."))
            : Query.Read(text, fields);
    }
}

/// <summary>A query as it stands in an address. Both <c>null</c>: none.</summary>
/// <param name="Typed">Readable.</param>
/// <param name="Kept">The id under which the console keeps it.</param>
public readonly record struct AddressedQuery(string? Typed, string? Kept);
