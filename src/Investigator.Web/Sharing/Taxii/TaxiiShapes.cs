using System.Text.Json;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>Writes a page of objects.</summary>
internal delegate void TaxiiShape(Utf8JsonWriter json, ObjectPage page);

/// <summary>The forms in which a page of objects is named (TAXII 2.1, sections 5.3 and 5.8); the objects themselves are a <see cref="TaxiiEnvelope"/>.</summary>
internal static class TaxiiShapes
{
    /// <summary>Names, dates and versions.</summary>
    public static readonly TaxiiShape Manifest = (json, page) =>
    {
        Paged(json, page);
        Listed(json, "objects", page, one =>
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("date_added", TaxiiAnswer.Time(one.AddedAt));
            json.WriteString("version", TaxiiAnswer.Time(one.Version));
            json.WriteString("media_type", "application/stix+json;version=2.1");
            json.WriteEndObject();
        });
    };

    /// <summary>Versions alone.</summary>
    public static readonly TaxiiShape Versions = (json, page) =>
    {
        Paged(json, page);
        Listed(json, "versions", page, one => json.WriteStringValue(TaxiiAnswer.Time(one.Version)));
    };

    private static void Paged(Utf8JsonWriter json, ObjectPage page)
    {
        json.WriteBoolean("more", page.More);
        if (page.More) json.WriteString("next", TaxiiQuery.NextOf(page.Objects[^1].Place));
    }

    // An empty list is left out: TAXII allows no empty lists.
    private static void Listed(Utf8JsonWriter json, string name, ObjectPage page, Action<SharedObject> write)
    {
        if (page.Objects.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var one in page.Objects) write(one);
        json.WriteEndArray();
    }
}
