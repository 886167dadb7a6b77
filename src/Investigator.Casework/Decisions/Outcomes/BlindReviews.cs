using System.Buffers.Binary;
using System.IO.Hashing;
using Investigator.Casework.Audit;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Outcomes;

internal sealed class BlindReviews(RecordedActs acts) : IBlindReviews
{
    private const int Most = 500;

    public async Task<Done<DrawnSample>> DrawAsync(Person by, int size, long seed, CancellationToken ct)
    {
        if (!by.May(Permit.Oversee)) return Refusal.NotAllowed;
        if (size is < 1 or > Most) return Refusal.OutOfRange;
        return await acts.DoAsync<DrawnSample>(
            async db =>
            {
                var drawn = db.BlindReviews;
                var ids = await db.QueueEntries.Where(e => e.State == QueueState.Closed && e.Verdict != null && e.Verdict != Verdict.Duplicate && e.Verdict != Verdict.CannotTell
                    && !drawn.Any(r => r.Kind == e.Kind && r.Subject == e.Subject)).Select(e => e.Id).ToListAsync(ct).ConfigureAwait(false);
                if (ids.Count == 0) return Refusal.NobodyToActOn;
                var chosen = ids.OrderBy(id => Lot(seed, id)).ThenBy(id => id).Take(size).ToList();
                var sample = acts.NewId();
                foreach (var entry in await db.QueueEntries.AsNoTracking().Where(e => chosen.Contains(e.Id)).ToListAsync(ct).ConfigureAwait(false))
                    db.BlindReviews.Add(BlindReview.Of(acts.NewId(), sample, seed, entry, acts.Clock));
                await acts.RecordAsync(db, by, "review.drawn", $"sample:{sample}", new { seed, size = chosen.Count, of = ids.Count }, ct).ConfigureAwait(false);
                return new DrawnSample(sample, seed, chosen.Count);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<BlindCase>> WaitingAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.Works) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var me = by.Id;
        var waiting = db.BlindReviews.Where(r => r.SecondAt == null && r.FirstById != me);
        var total = await waiting.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await waiting.OrderBy(r => r.DrawnAt).ThenBy(r => r.Id).Skip(skip).Take(take).Select(r => new BlindCase(r.Id, r.Kind, r.Subject, r.DrawnAt, r.Version)).ToListAsync(ct).ConfigureAwait(false),
            total);
    }

    public async Task<Refusal?> ReadAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.BlindReviews.SingleOrDefaultAsync(r => r.Id == id, ct).ConfigureAwait(false) is not { } review) return Refusal.NotFound;
                if (review.Version != version) return Refusal.ChangedMeanwhile;
                if (review.Read(by, verdict, note, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "review.read", $"review:{id}", new { verdict = review.Second.ToString(), note }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    // The lot of an entry under a seed: anybody can draw again and see that nothing was picked by hand.
    private static ulong Lot(long seed, Guid entry)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64BigEndian(bytes, seed);
        entry.TryWriteBytes(bytes[8..], bigEndian: true, out _);
        return XxHash3.HashToUInt64(bytes);
    }
}
