using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>Keeps the shelf of released objects in memory and makes it anew when a bundle was released or taken back, by this process or another on the same store.</summary>
internal sealed class SharedObjects(RecordedActs acts) : ISharedObjects, IDisposable
{
    private const string Format = "stix";
    private readonly SemaphoreSlim _making = new(1, 1);
    private Shelved _shelved = new([], ObjectShelf.Of([]));

    public async Task<Done<ObjectPage>> FindAsync(Person by, ObjectQuery query, bool contents, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return Refusal.NotAllowed;
        var page = (await ShelfAsync(ct).ConfigureAwait(false)).Find(query);
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

    private async Task<ObjectShelf> ShelfAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var stand = await StandAsync(db, ct).ConfigureAwait(false);
        if (Volatile.Read(ref _shelved) is var shelved && shelved.Stand.SequenceEqual(stand)) return shelved.Shelf;

        await _making.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            stand = await StandAsync(db, ct).ConfigureAwait(false);
            if (!_shelved.Stand.SequenceEqual(stand))
            {
                var bundles = await db.SharedBundles.AsNoTracking().Where(b => b.Format == Format).OrderBy(b => b.ReleasedAt).ThenBy(b => b.Id)
                    .Select(b => new { b.Content, b.ReleasedAt, b.RevokedAt }).ToListAsync(ct).ConfigureAwait(false);
                Volatile.Write(ref _shelved, new(stand, ObjectShelf.Of(bundles.Select(b => new ReleasedContent(b.Content, b.ReleasedAt, b.RevokedAt)))));
            }

            return _shelved.Shelf;
        }
        finally
        {
            _making.Release();
        }
    }

    private static async Task<List<(Guid Id, DateTimeOffset? RevokedAt)>> StandAsync(InvestigatorDb db, CancellationToken ct) =>
        [.. (await db.SharedBundles.AsNoTracking().Where(b => b.Format == Format).OrderBy(b => b.ReleasedAt).ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.RevokedAt }).ToListAsync(ct).ConfigureAwait(false)).Select(b => (b.Id, b.RevokedAt))];

    private sealed record Shelved(List<(Guid Id, DateTimeOffset? RevokedAt)> Stand, ObjectShelf Shelf);
}
