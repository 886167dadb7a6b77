using System.Globalization;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>
/// Keeps shelves of released objects in memory, one per set of bundles that partners may see; partners that see the same share one. A shelf is made anew when a bundle came, went or lapsed, or
/// when the partner's terms changed, by this process or another on the same store.
/// </summary>
internal sealed class SharedObjects(RecordedActs acts, GroupedActs grouped, UnchangedReads reads, IReleases releases) : ISharedObjects, IDisposable
{
    private const string Format = "stix";
    private const int MostShelves = 16;
    private readonly SemaphoreSlim _making = new(1, 1);
    private IReadOnlyList<Shelved> _shelves = [];

    public async Task<Done<ObjectPage>> FindAsync(Person by, ObjectQuery query, bool contents, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return Refusal.NotAllowed;
        var (to, shelf) = await ShelfAsync(by, query.Collection, ct).ConfigureAwait(false);
        var page = shelf.Find(query);
        if (!contents || page.Objects.Count == 0) return page;
        await grouped.WriteAsync(db => LedgerAsync(db, by, to, page), ct).ConfigureAwait(false);
        return page;
    }

    // Not with the caller's token: others of the group go on when one leaves.
    private async Task LedgerAsync(InvestigatorDb db, Person by, Partner? to, ObjectPage page)
    {
        var now = acts.Clock.GetUtcNow();
        db.BundleFetches.AddRange(page.Objects.Where(one => one.BundleId != Guid.Empty).CountBy(one => one.BundleId).Select(b => BundleFetch.OfObjects(acts.NewId(), b.Key, b.Value, to?.Id, by, now)));
        var (first, last) = (page.Objects[0], page.Objects[^1]);
        await acts.RecordAsync(
            db, by, "objects.fetched", "collection:released", new { objects = page.Objects.Count, first = first.Id, firstAdded = first.AddedAt, last = last.Id, lastAdded = last.AddedAt }, CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose() => _making.Dispose();

    private async Task<(Partner? To, ObjectShelf Shelf)> ShelfAsync(Person by, string? collection, CancellationToken ct)
    {
        var (to, visible, sightings) = await VisibleAsync(by, collection, ct).ConfigureAwait(false);
        var stand = StandOf(visible, sightings);
        return (to, Find(stand) ?? await MakeAsync(visible, sightings, stand, ct).ConfigureAwait(false));
    }

    private async Task<ObjectShelf> MakeAsync(IReadOnlyList<ReleaseFacts> visible, IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)> sightings, string stand, CancellationToken ct)
    {

        await _making.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (Find(stand) is { } made) return made;
            var contents = await releases.ContentsAsync([.. visible.Select(b => b.Id)], ct).ConfigureAwait(false);
            var shelf = ObjectShelf.Of([.. contents, .. await SightingsAsync(sightings, ct).ConfigureAwait(false)]);
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
    private async Task<(Partner? To, IReadOnlyList<ReleaseFacts> Bundles, IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)> Sightings)> VisibleAsync(Person by, string? collection, CancellationToken ct)
    {
        var (to, addressed, told) = await reads.ReadAsync(by.Sees ? "objects for all" : $"objects for {by.Id}", db => AddressedAsync(db, by, ct), ct).ConfigureAwait(false);
        // The gate and the clock are asked each time, whatever was kept.
        var now = acts.Clock.GetUtcNow();
        var bundles = by.Sees ? addressed : Releases.Open(addressed, to, now);
        // Sightings answer one partner: they stand beside what was released to it by name.
        var sightings = collection is null or SharedCollection.Direct && (by.Sees || to?.AgreedUntil > now) ? told : [];
        return (to, collection is null ? bundles : [.. bundles.Where(b => collection == (b.Collection ?? SharedCollection.Direct))], sightings);
    }

    private async Task<(Partner? To, IReadOnlyList<ReleaseFacts> Bundles, IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)> Sightings)> AddressedAsync(InvestigatorDb db, Person by, CancellationToken ct)
    {
        if (by.Sees) return (null, await Releases.AllAsync(db, Format, ct).ConfigureAwait(false), await SightingDesk.VisibleAsync(db, toAll: true, null, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false));
        var to = await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false);
        return (to, await Releases.AddressedAsync(db, to, Format, ct).ConfigureAwait(false), await SightingDesk.VisibleAsync(db, toAll: false, to, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false));
    }

    private async Task<IEnumerable<ReleasedContent>> SightingsAsync(IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)> sightings, CancellationToken ct)
    {
        if (sightings.Count == 0) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var contents = new Dictionary<Guid, byte[]>();
        foreach (var some in sightings.Select(s => s.Id).Chunk(ModelLimits.AskedAtOnce))
            foreach (var one in await db.Sightings.AsNoTracking().Where(s => some.Contains(s.Id)).Select(s => new { s.Id, s.Content }).ToListAsync(ct).ConfigureAwait(false)) contents[one.Id] = one.Content;
        return sightings.Select(s => new ReleasedContent(contents[s.Id], s.ReleasedAt, s.RevokedAt));
    }

    private string StandOf(IReadOnlyList<ReleaseFacts> bundles, IReadOnlyList<(Guid Id, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)> sightings)
    {
        var now = acts.Clock.GetUtcNow();
        return string.Join('\n', bundles.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Id:N} {(b.EndsAt <= now ? b.EndsAt?.UtcTicks : null)}"))
            .Concat(sightings.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Id:N} {s.RevokedAt?.UtcTicks}"))));
    }

    private sealed record Shelved(string Stand, ObjectShelf Shelf);
}
