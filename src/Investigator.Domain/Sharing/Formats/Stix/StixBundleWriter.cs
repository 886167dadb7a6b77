using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Investigator.Domain.Sharing.Formats.Stix;

/// <summary>STIX 2.1 (OASIS Standard, 10 June 2021). Ids are made from content, so a second bundle of a campaign updates the first one at the partner.</summary>
public sealed class StixBundleWriter : IBundleWriter
{
    // The default encoder writes everything beyond ASCII as \u escapes: a direction mark in a user agent cannot disguise a line of the file.
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n" };
    private const int FlushAt = 64 * 1024;

    /// <inheritdoc/>
    public string Id => "stix";

    /// <inheritdoc/>
    public string Title => "STIX 2.1";

    /// <inheritdoc/>
    public string FileExtension => ".stix.json";

    /// <inheritdoc/>
    public string ContentType => "application/stix+json;version=2.1";

    /// <inheritdoc/>
    public void Write(Bundle bundle, Stream to)
    {
        using var json = new Utf8JsonWriter(to, s_json);
        json.WriteStartObject();
        json.WriteString("type", "bundle");
        json.WriteString("id", IdOf(bundle));
        json.WriteStartArray("objects");
        foreach (var one in new StixObjects(bundle).All())
        {
            one.WriteTo(json);
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Of what is in it, so that no two different bundles share an id, and without writing the objects twice.
    private static string IdOf(Bundle bundle)
    {
        using var content = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var one in bundle.Indicators)
            content.AppendData(Encoding.UTF8.GetBytes($"{one.Kind.Word()}\u001f{one.Value}\u001f{one.Accounts}\u001e"));
        foreach (var one in bundle.Behaviours)
            content.AppendData(Encoding.UTF8.GetBytes($"{one.TechniqueId}\u001f{one.Name}\u001e"));
        return StixIds.Of(
            "bundle", bundle.ProducerName, bundle.CampaignId, StixIds.Time(bundle.ComposedAt), StixIds.Time(bundle.ValidUntil), bundle.TrafficLight.Word(), bundle.Fields.ToString(), Convert.ToHexStringLower(content.GetHashAndReset()));
    }
}
