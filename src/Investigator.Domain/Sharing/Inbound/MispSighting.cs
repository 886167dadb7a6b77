using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>A sighting of an attribute in the core format of MISP: 0 is "sighted", 1 is "false positive". MISP has no word for "looked for and not seen", so that is not told in it.</summary>
internal static class MispSighting
{
    /// <summary>Whether a report's id is that of a MISP attribute.</summary>
    internal static bool Answers(string objectId) => Guid.TryParseExact(objectId, "D", out _);

    internal static byte[] Write(ReportedIndicator report, SightingFigures figures, string producerName, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["Sighting"] = new JsonObject
        {
            ["uuid"] = NamedUuid.Version5(Guid.Parse(report.ObjectId), $"{producerName}\n{(figures.IsFalse ? 1 : 0)}").ToString(),
            ["attribute_uuid"] = report.ObjectId,
            ["type"] = figures.IsFalse ? "1" : "0",
            ["date_sighting"] = ((figures.IsFalse ? now : figures.LastAt ?? now).ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture),
            ["source"] = SharedText.Clean(producerName, SharedText.MaxName),
        },
    });
}
