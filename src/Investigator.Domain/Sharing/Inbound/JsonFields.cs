using System.Globalization;
using System.Text.Json;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Fields of JSON that strangers wrote: what is not of the expected form is not there.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = InboundLimits.Depth };

    /// <returns>The document, or where it is broken.</returns>
    internal static (JsonDocument? Document, string? Wrong) Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return (JsonDocument.Parse(content, s_options), null);
        }
        catch (JsonException broken)
        {
            return (null, string.Create(CultureInfo.InvariantCulture,
                $"It is no JSON that can be read: something is wrong in line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}, or it is nested deeper than {InboundLimits.Depth}."));
        }
    }

    internal static JsonElement? Field(this JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A string; numbers are taken as they are written, since MISP writes both.</summary>
    internal static string? Text(this JsonElement of, string name)
    {
        try
        {
            return of.Field(name) switch
            {
                { ValueKind: JsonValueKind.String } text => text.GetString(),
                { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair, written as an escape
        }
    }

    internal static bool Truth(this JsonElement of, string name) =>
        of.Field(name) is { } value && (value.ValueKind is JsonValueKind.True || (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && of.Text(name) is "1" or "true"));

    internal static int? Number(this JsonElement of, string name) =>
        of.Text(name) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A time with its zone; years beyond 1970 to 2200 are no times of reports.</summary>
    internal static DateTimeOffset? Time(this JsonElement of, string name) => TimeOf(of.Text(name));

    internal static DateTimeOffset? TimeOf(string? text) =>
        text is { Length: >= 10 and <= 40 } && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at.Year is >= 1970 and <= 2200 ? at : null;

    /// <summary>A time in seconds since 1970.</summary>
    internal static DateTimeOffset? Seconds(this JsonElement of, string name) =>
        of.Text(name) is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 7_258_118_400 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    internal static IEnumerable<JsonElement> Each(this JsonElement of, string name) => of.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    internal static IEnumerable<string> Texts(this JsonElement of, string name)
    {
        foreach (var one in of.Each(name))
        {
            if (one.ValueKind is not JsonValueKind.String) continue;
            string? text;
            try
            {
                text = one.GetString();
            }
            catch (InvalidOperationException)
            {
                continue;
            }

            if (text is not null) yield return text;
        }
    }
}
