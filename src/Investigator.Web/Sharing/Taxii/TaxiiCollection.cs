using System.Text.Json;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>A collection as one caller has it.</summary>
/// <param name="Id">Its id for machines.</param>
/// <param name="Alias">Its short name in addresses.</param>
/// <param name="Query">What to ask the shelf for; <c>null</c>: everything that the caller may see.</param>
/// <param name="CanRead">Whether objects can be fetched.</param>
/// <param name="CanWrite">Whether objects can be added.</param>
internal sealed record TaxiiCollection(Guid Id, string Alias, string Title, string Description, string? Query, bool CanRead, bool CanWrite)
{
    /// <summary>Whether the caller may delete what stands in it: what it sent itself, and nothing that was released.</summary>
    public bool CanDelete => CanWrite;

    // No names of collections, which have no underscore: nobody can release to these.
    private const string DirectAlias = "for_you";
    private const string InboxAlias = "in_box";

    private static readonly Guid s_inbox = SharedCollection.IdOf("in:box");

    /// <summary>The collection that every key has.</summary>
    public static TaxiiCollection Released { get; } = new(
        SharedCollection.IdOf(SharedCollection.Everyone), SharedCollection.Everyone, "Released indicators",
        "Everything that was released to you and stands, from all collections below. What was taken back is there as a revoked version.", null, true, false);

    /// <summary>The collections that a partner has.</summary>
    /// <param name="partner"><c>null</c> when the key is nobody's: then there is one, and nothing in it.</param>
    /// <param name="source">The source that the partner's machines send objects to; <c>null</c>: it may not.</param>
    public static IReadOnlyList<TaxiiCollection> Of(Partner? partner, Guid? source)
    {
        var all = new List<TaxiiCollection> { Released };
        if (partner is null) return all;
        all.Add(new(SharedCollection.IdOf(SharedCollection.Direct), DirectAlias, "For you", "What was released to you by name, and sightings of what you reported.", SharedCollection.Direct, true, false));
        all.AddRange(partner.Collections.Select(name => new TaxiiCollection(SharedCollection.IdOf(name), name, $"Collection {name}", "What was released to those who follow this collection.", name, true, false)));
        if (source is not null)
            all.Add(new(s_inbox, InboxAlias, "Your reports", "Send indicators and sightings here. A person looks at what is new before it counts. To take an indicator back, send it as revoked.", null, false, true));
        return all;
    }

    /// <summary>Whether an address means this collection.</summary>
    public bool Is(string? idOrAlias) => idOrAlias == Alias || (Guid.TryParse(idOrAlias, out var id) && id == Id);

    /// <summary>The collection resource (TAXII 2.1, section 5.2).</summary>
    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("id", Id);
        json.WriteString("title", Title);
        json.WriteString("description", Description);
        json.WriteString("alias", Alias);
        json.WriteBoolean("can_read", CanRead);
        json.WriteBoolean("can_write", CanWrite);
        json.WriteStartArray("media_types");
        json.WriteStringValue("application/stix+json;version=2.1");
        json.WriteEndArray();
    }
}
