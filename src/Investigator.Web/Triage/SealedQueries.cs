using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
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

    // A longer one would make an address that servers and proxies refuse; sealed it is packed, too.
    private const int LongestReadable = 500;

    private readonly IDataProtector _protector = protection.CreateProtector("Investigator.Queries.1");

    /// <summary>How a query stands in an address: readable, or sealed. Both <c>null</c>: none.</summary>
    public (string? Text, string? Sealed) Address(Query? query) => query is null ? (null, null) : query.IsPersonal || query.Text.Length > LongestReadable ? (null, Seal(query.Text)) : (query.Text, null);

    /// <summary>What an address asks. A seal that this console did not make, or whose key is gone, is a fault and never "no query".</summary>
    public QueryReading Read(string? text, string? seal, QueryFields fields)
    {
        if (string.IsNullOrEmpty(seal)) return Query.Read(text, fields);
        if (seal.Length > LongestSeal) return Unreadable;
        try
        {
            return Query.Read(Open(seal), fields);
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return Unreadable;
        }
    }

    private string Seal(string text)
    {
        using var packed = new MemoryStream();
        using (var packing = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) packing.Write(Encoding.UTF8.GetBytes(text));
        return Base64Url.EncodeToString(_protector.Protect(packed.ToArray()));
    }

    // What opens was sealed here, so it unpacks to no more than a query has.
    private string Open(string seal)
    {
        using var packed = new MemoryStream(_protector.Unprotect(Base64Url.DecodeFromChars(seal)));
        using var unpacking = new DeflateStream(packed, CompressionMode.Decompress);
        using var text = new StreamReader(unpacking, Encoding.UTF8);
        return text.ReadToEnd();
    }

    private static QueryReading Unreadable => new(null, new(0, 0, "The query in this link can't be opened: it was cut, or made by another console. Ask for the link again, or write the query."));
}
