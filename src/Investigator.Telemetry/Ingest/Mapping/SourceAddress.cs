using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Client addresses as gateways write them: lists of hops, with ports, in brackets, masked.</summary>
internal static class SourceAddress
{
    /// <summary>The first hop, without port, brackets or zone.</summary>
    /// <param name="address">In one spelling; <c>null</c> when the text names none.</param>
    /// <returns>False when there is text that is neither an address nor a way of saying "none".</returns>
    internal static bool Read(ReadOnlySpan<byte> utf8, out string? address)
    {
        address = null;
        var comma = utf8.IndexOf((byte)',');
        var first = (comma < 0 ? utf8 : utf8[..comma]).Trim(" \""u8);
        if (first.Length is 0 or > 64) return first.Length == 0;
        var text = Encoding.UTF8.GetString(first);
        // Masked in part (81.2.69.***) it names no client; gateways also write these words.
        if (text.Contains('*') || text is "-" or "unknown" or "null" or "None" or "none" or "_hidden") return true;
        if (text[0] == '[' && text.IndexOf(']') is > 0 and var end) text = text[1..end];
        else if (text.Count(c => c == ':') == 1) text = text[..text.IndexOf(':')];
        if (text.IndexOf('%') is > 0 and var zone) text = text[..zone];
        address = ClientAddress.Normalise(text);
        return address is not null;
    }
}
