using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Data;

/// <summary>Values that are always read and written whole live in one column as JSON.</summary>
internal static class JsonColumn
{
    // Web defaults: camel case, and HTML-sensitive characters escaped, so that a stray copy of the column is harmless on a page.
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, T empty)
        where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, s_json),
            text => JsonSerializer.Deserialize<T>(text, s_json) ?? empty,
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, s_json) == JsonSerializer.Serialize(b, s_json),
                value => StringComparer.Ordinal.GetHashCode(JsonSerializer.Serialize(value, s_json)),
                // The values are immutable records and lists.
                value => value));
        return property;
    }
}
