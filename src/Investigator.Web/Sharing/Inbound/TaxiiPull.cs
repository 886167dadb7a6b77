using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Sharing.Taxii;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>
/// Pulls a collection of a TAXII 2.1 server page by page. The place is kept after each page that was staged, so that a process that ends in between goes on there: the time of the last object for
/// the next round, and within a round the server's own <c>next</c>, since many objects may have the same time.
/// </summary>
internal sealed class TaxiiPull(PullClient client, IInboundIntake intake)
{
    private const int PageSize = 1000;

    /// <returns>What went wrong, and how long the source asks to be left alone.</returns>
    public async Task<(string? Trouble, TimeSpan? Wait)> PullAsync(DuePull source, int mostPages, CancellationToken ct)
    {
        var place = Place.Of(source.Cursor);
        for (var page = 0; page < mostPages; page++)
        {
            var answer = await client.GetAsync(source, AddressOf(source.Url, place), TaxiiAnswer.MediaType, ct);
            if (answer.Rejected && place.Next.Length > 0)
            {
                // The server forgot its own place: the round begins anew, and what was staged is staged as unchanged.
                place = place with { Next = "" };
                continue;
            }

            if (answer.Trouble is { } trouble) return (trouble, answer.Wait);
            if (Read(answer.Content) is not { } envelope) return ("Its answer is no TAXII envelope.", null);
            if (envelope.Objects)
            {
                var taken = await intake.TakeInAsync(Person.System, source.Id, source.Url, answer.Content, ct);
                if (taken.Refusal is { } no) return (no.Explain(), null);
            }

            place = place.Behind(answer.LastAdded, envelope.More ? envelope.Next : "");
            await intake.PulledAsync(source.Id, place.ToString(), null, TimeSpan.Zero, ct);
            if (!envelope.More) return (null, null);
            if (envelope.Next.Length == 0) return ("It says that there is more, and not where.", null);
        }

        return (null, TimeSpan.Zero);
    }

    private static Uri AddressOf(string url, Place place)
    {
        var address = $"{url.TrimEnd('/')}/objects/?limit={PageSize}";
        if (place.AddedAfter.Length > 0) address += $"&added_after={Uri.EscapeDataString(place.AddedAfter)}";
        if (place.Next.Length > 0) address += $"&next={Uri.EscapeDataString(place.Next)}";
        return new(address);
    }

    private static (bool More, string Next, bool Objects)? Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = InboundLimits.Depth });
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object) return null;
            var more = root.TryGetProperty("more", out var said) && said.ValueKind is JsonValueKind.True;
            var next = root.TryGetProperty("next", out var place) && place.ValueKind is JsonValueKind.String ? place.GetString() ?? "" : "";
            return next.Length > 2000 ? null : (more, next, root.TryGetProperty("objects", out var objects) && objects.ValueKind is JsonValueKind.Array && objects.GetArrayLength() > 0);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Where to go on: written in the cursor as the time of the last round, the last time seen in this one, and the server's place; one line each.</summary>
    private sealed record Place(string AddedAfter, string Seen, string Next)
    {
        public static Place Of(string? cursor) => cursor?.Split('\n') is [var after, var seen, var next] ? new(after, seen, next) : new("", "", "");

        public Place Behind(string? lastAdded, string next)
        {
            var seen = lastAdded is { Length: > 0 and <= 40 } ? lastAdded : Seen;
            return next.Length > 0 ? this with { Seen = seen, Next = next } : new(seen.Length > 0 ? seen : AddedAfter, "", "");
        }

        public override string ToString() => $"{AddedAfter}\n{Seen}\n{Next}";
    }
}
