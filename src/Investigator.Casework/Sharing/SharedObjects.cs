using System.Globalization;
using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Casework.Sharing;

/// <summary>
/// Keeps shelves of released objects in memory, one per set of bundles that partners may see; partners that see the same share one. A shelf is made anew when a bundle came, went or lapsed, or
/// when the partner's terms changed, by this process or another on the same store.
/// </summary>
internal sealed class SharedObjects(RecordedActs acts, IReleases releases) : ISharedObjects, IDisposable
{
    private const string Format = "stix";
    private const int MostShelves = 16;
    private readonly SemaphoreSlim _making = new(1, 1);
    private IReadOnlyList<Shelved> _shelves = [];

    public async Task<Done<ObjectPage>> FindAsync(Person by, ObjectQuery query, bool contents, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return Refusal.NotAllowed;
        var page = (await ShelfAsync(by, ct).ConfigureAwait(false)).Find(query);
        if (!contents || page.Objects.Count == 0) return page;
        return await acts.DoAsync<ObjectPage>(
            async db =>
            {
                var (first, last) = (page.Objects[0], page.Objects[^1]);
                await acts.RecordAsync(
                    db, by, "objects.fetched", "collection:released", new { objects = page.Objects.Count, first = first.Id, firstAdded = first.AddedAt, last = last.Id, lastAdded = last.AddedAt }, ct).ConfigureAwait(false);
                return page;
            },
            ct).ConfigureAwait(false);
    }

    public void Dispose() => _making.Dispose();

    private async Task<ObjectShelf> ShelfAsync(Person by, CancellationToken ct)
    {
        var visible = await VisibleAsync(by, ct).ConfigureAwait(false);
        var stand = StandOf(visible);
        if (Find(stand) is { } known) return known;

        await _making.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Find(stand) is { } made) return made;
            var shelf = ObjectShelf.Of(await releases.ContentsAsync([.. visible.Select(b => b.Id)], ct).ConfigureAwait(false));
            Volatile.Write(ref _shelves, [new(stand, shelf), .. _shelves.Take(MostShelves - 1)]);
            return shelf;
        }
        finally
        {
            _making.Release();
        }
    }

    private ObjectShelf? Find(string stand) => Volatile.Read(ref _shelves).FirstOrDefault(s => s.Stand == stand)?.Shelf;

    /// <summary>People of this house see all that was released; everybody else what the gate lets their partner see.</summary>
    private async Task<IReadOnlyList<ReleaseFacts>> VisibleAsync(Person by, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return by.Sees
            ? await Releases.AllAsync(db, Format, ct).ConfigureAwait(false)
            : await Releases.VisibleToAsync(db, await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false), Format, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
    }

    private string StandOf(IReadOnlyList<ReleaseFacts> bundles)
    {
        var now = acts.Clock.GetUtcNow();
        return string.Join('\n', bundles.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Id:N} {(b.EndsAt <= now ? b.EndsAt?.UtcTicks : null)}")));
    }

    private sealed record Shelved(string Stand, ObjectShelf Shelf);
}
