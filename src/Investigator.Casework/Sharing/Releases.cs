using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class Releases(RecordedActs acts) : IReleases
{
    private static readonly Expression<Func<SharedBundle, ReleaseFacts>> s_facts = b => new ReleaseFacts(
        b.Id, b.Marking, b.Kinds, b.Fields, b.Recipients.Select(r => r.PartnerId).ToList(), b.Collection, b.ReleasedAt, b.ExpiresAt, b.RevokedAt);

    public async Task<IReadOnlyList<ReleaseFacts>> VisibleToAsync(Guid partner, string? format, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var to = await Partners.Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == partner, ct).ConfigureAwait(false);
        return await VisibleToAsync(db, to, format, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ReleasedContent>> ContentsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var contents = new List<ReleasedContent>();
        foreach (var some in ids.Chunk(ModelLimits.AskedAtOnce))
            contents.AddRange((await db.SharedBundles.AsNoTracking().Where(b => some.Contains(b.Id)).Select(b => new { b.Id, b.Content, b.ReleasedAt, b.ExpiresAt, b.RevokedAt }).ToListAsync(ct).ConfigureAwait(false))
                .Select(b => new ReleasedContent(b.Content, b.ReleasedAt, EndOf(b.RevokedAt, b.ExpiresAt, acts.Clock.GetUtcNow())) { Id = b.Id }));
        return [.. contents.OrderBy(c => c.ReleasedAt)];
    }

    /// <summary>The same within an act. Whom a bundle is for is asked of the store; the rest is the gate's.</summary>
    internal static async Task<IReadOnlyList<ReleaseFacts>> VisibleToAsync(InvestigatorDb db, Partner? to, string? format, DateTimeOffset now, CancellationToken ct) =>
        Open(await AddressedAsync(db, to, format, ct).ConfigureAwait(false), to, now);

    /// <summary>Those of the bundles that a partner may know of now.</summary>
    internal static IReadOnlyList<ReleaseFacts> Open(IReadOnlyList<ReleaseFacts> addressed, Partner? to, DateTimeOffset now) => to is null ? [] : [.. addressed.Where(b => ReleaseGate.MayKnowOf(b, to, now))];

    /// <summary>The bundles that are addressed to a partner, whether or not the gate lets it know of them.</summary>
    internal static async Task<IReadOnlyList<ReleaseFacts>> AddressedAsync(InvestigatorDb db, Partner? to, string? format, CancellationToken ct)
    {
        if (to is null) return [];
        var (id, collections) = (to.Id, to.Collections.Append(SharedCollection.Everyone).ToList());
        var bundles = db.SharedBundles.AsNoTracking().Where(b => (b.Collection != null && collections.Contains(b.Collection)) || b.Recipients.Any(r => r.PartnerId == id));
        if (format is not null) bundles = bundles.Where(b => b.Format == format);
        return await bundles.OrderBy(b => b.ReleasedAt).ThenBy(b => b.Id).Select(s_facts).ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>All that was ever released in a format.</summary>
    internal static async Task<IReadOnlyList<ReleaseFacts>> AllAsync(InvestigatorDb db, string format, CancellationToken ct) =>
        await db.SharedBundles.AsNoTracking().Where(b => b.Format == format).OrderBy(b => b.ReleasedAt).ThenBy(b => b.Id).Select(s_facts).ToListAsync(ct).ConfigureAwait(false);

    internal static Task<ReleaseFacts?> FindAsync(InvestigatorDb db, Guid bundle, CancellationToken ct) =>
        db.SharedBundles.AsNoTracking().Where(b => b.Id == bundle).Select(s_facts).SingleOrDefaultAsync(ct);

    private static DateTimeOffset? EndOf(DateTimeOffset? revoked, DateTimeOffset? expires, DateTimeOffset now)
    {
        var end = revoked < expires || expires is null ? revoked : expires;
        return end <= now ? end : null;
    }
}
