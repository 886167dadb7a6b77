using System.Security.Cryptography;
using Investigator.Domain.Triage.Queries;
using Microsoft.AspNetCore.DataProtection;

namespace Investigator.Web.Triage;

/// <summary>
/// Queries in addresses. One that can name a person or a customer is sealed with the console's own keys, which lie in the case store: histories, logs of proxies and chats then hold nothing readable,
/// and the link still opens after a restart, on every server of the console and for every colleague who may see the list.
/// </summary>
public sealed class SealedQueries(IDataProtectionProvider protection)
{
    private const int LongestSeal = 16_000;

    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Queries.1");

    /// <summary>How a query stands in an address: readable, or sealed. Both <c>null</c>: none.</summary>
    public (string? Text, string? Sealed) Address(Query? query) => query is null ? (null, null) : query.IsPersonal ? (null, _protector.Protect(query.Text)) : (query.Text, null);

    /// <summary>What an address asks. A seal that this console did not make, or whose key is gone, is a fault and never "no query".</summary>
    public QueryReading Read(string? text, string? seal, QueryFields fields)
    {
        if (string.IsNullOrEmpty(seal)) return Query.Read(text, fields);
        if (seal.Length > LongestSeal) return Unreadable;
        try
        {
            return Query.Read(_protector.Unprotect(seal), fields);
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }
    }

    private static QueryReading Unreadable => new(null, new(0, 0, "The query in this link can't be opened: it was cut, or made by another console. Ask for the link again, or write the query."));
}
