using System.Text.Json;
using System.Text.Json.Nodes;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>STIX 2.1 (OASIS Standard, 10 June 2021). Ids are made from content, so a second bundle of a campaign updates the first one at the partner.</summary>
public sealed class StixBundleWriter : IBundleWriter
{
    // The default encoder writes everything beyond ASCII as \u escapes: a direction mark in a user agent cannot disguise a line of the file.
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, NewLine = "\n" };

    /// <inheritdoc/>
    public string Id => "stix";

    /// <inheritdoc/>
    public string Title => "STIX 2.1";

    /// <inheritdoc/>
    public string FileExtension => ".stix.json";

    /// <inheritdoc/>
    public string ContentType => "application/stix+json;version=2.1";

    /// <inheritdoc/>
    public byte[] Write(Bundle bundle)
    {
        var objects = new StixObjects(bundle).All();
        var ids = objects.Select(one => (string)one["id"]!).ToArray();
        var root = new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Of("bundle", [StixIds.Time(bundle.ComposedAt), .. ids]),
            ["objects"] = new JsonArray([.. objects]),
        };
        return JsonSerializer.SerializeToUtf8Bytes(root, s_json);
    }
}
