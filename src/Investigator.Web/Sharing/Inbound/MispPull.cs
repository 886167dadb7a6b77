using System.Globalization;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>Pulls a feed in the MISP format: a manifest that names events with their times, and one file per event. Events are taken oldest first; the place is kept after each.</summary>
internal sealed class MispPull(PullClient client, IInboundIntake intake)
{
    /// <returns>What went wrong, and how long the source asks to be left alone.</returns>
    public async Task<(string? Trouble, TimeSpan? Wait)> PullAsync(DuePull source, int mostEvents, CancellationToken ct)
    {
        var manifest = await client.GetAsync(source, At(source, "manifest.json"), "application/json", ct);
        if (manifest.Trouble is not null) return (manifest.Trouble, manifest.Wait);
        if (Read(manifest.Content) is not { } events) return ("Its manifest can't be read.", null);
        var behind = source.Cursor ?? "";
        var waiting = events.Where(e => string.CompareOrdinal(e.Place, behind) > 0).OrderBy(e => e.Place, StringComparer.Ordinal).ToList();
        foreach (var (place, file) in waiting.Take(mostEvents))
        {
            var answer = await client.GetAsync(source, At(source, file), "application/json", ct);
            if (answer.Trouble is not null) return (answer.Trouble, answer.Wait);
            var taken = await intake.TakeInAsync(Person.System, source.Id, file, answer.Content, ct);
            if (taken.Refusal is { } no) return (no.Explain(), null);
            await intake.PulledAsync(source.Id, place, null, TimeSpan.Zero, ct);
        }

        return (null, waiting.Count > mostEvents ? TimeSpan.Zero : null);
    }

    private static Uri At(DuePull source, string file) => new($"{source.Url.TrimEnd('/')}/{file}");

    // The name of the file is made here of a UUID: a manifest can't name another path. Places sort as text: the time in seconds with leading zeros, then the UUID.
    private static List<(string Place, string File)>? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = InboundLimits.Depth });
            if (document.RootElement.ValueKind is not JsonValueKind.Object) return null;
            var events = new List<(string, string)>();
            foreach (var one in document.RootElement.EnumerateObject())
            {
                if (events.Count >= InboundLimits.Objects) break;
                if (!Guid.TryParseExact(one.Name, "D", out var id) || one.Value.ValueKind is not JsonValueKind.Object || !one.Value.TryGetProperty("timestamp", out var at)) continue;
                var text = at.ValueKind is JsonValueKind.String ? at.GetString() : at.GetRawText();
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) events.Add((string.Create(CultureInfo.InvariantCulture, $"{seconds:D20} {id:D}"), $"{id:D}.json"));
            }

            return events;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
