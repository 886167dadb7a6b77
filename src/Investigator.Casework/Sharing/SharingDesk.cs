using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class SharingDesk(RecordedActs acts, CampaignBrief brief, BundleMaking making) : ISharingDesk
{
    internal static readonly Expression<Func<SharedBundle, SharedBundleRow>> Row = b => new SharedBundleRow(
        b.Id, b.CampaignId, b.CampaignName, b.Format, b.Marking, b.FileName, b.Content.Length, b.ContentHash, b.Indicators, b.ReleasedBy, b.ReleasedAt, b.RevokedAt)
    {
        ExpiresAt = b.ExpiresAt,
        To = new Recipients(b.Recipients.Select(r => r.PartnerId).ToList(), b.Collection),
    };

    public async Task<Done<BundlePreview>> PreviewAsync(Person by, BundleRequest request, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        var recipe = await making.RecipeAsync(request, ct).ConfigureAwait(false);
        if (recipe.Value is not { } how) return recipe.Refusal!.Value;
        return await PreviewAsync(by, $"campaign:{request.Campaign}", how, await brief.GatherAsync(request.Campaign, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    public async Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        // Narrowed to what every partner may get, as a released one would be.
        var recipe = await making.RecipeAsync(BundleRequest.ForEveryone(Guid.Empty, format, marking), ct).ConfigureAwait(false);
        if (recipe.Value is not { } how) return recipe.Refusal!.Value;
        return await PreviewAsync(by, $"cluster:{cluster}", how, await brief.GatherClusterAsync(cluster, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> WrittenAsync(Person by, string contentHash, Guid? partner, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        if (contentHash.Length > ModelLimits.Hash) return Refusal.TooLong;
        return await acts.TryAsync(
            async db =>
            {
                db.BundleFetches.Add(BundleFetch.OfFile(acts.NewId(), null, contentHash, partner, by, FetchPath.File, acts.Clock.GetUtcNow()));
                await acts.RecordAsync(db, by, "bundle.written", $"file:{contentHash}", new { partner }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (by.Sees)
        {
            var total = await db.SharedBundles.LongCountAsync(ct).ConfigureAwait(false);
            return new(await db.SharedBundles.AsNoTracking().OrderByDescending(b => b.ReleasedAt).ThenBy(b => b.Id).Skip(skip).Take(take).Select(Row).ToListAsync(ct).ConfigureAwait(false), total);
        }

        var (to, now) = (await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false), acts.Clock.GetUtcNow());
        var open = (await Releases.VisibleToAsync(db, to, null, now, ct).ConfigureAwait(false)).Where(b => ReleaseGate.Ask(b, to, now) is GateAnswer.Open)
            .OrderByDescending(b => b.ReleasedAt).ThenBy(b => b.Id).Select(b => b.Id).ToList();
        var shown = open.Skip(skip).Take(Math.Min(take, ModelLimits.AskedAtOnce)).ToList();
        var rows = await db.SharedBundles.AsNoTracking().Where(b => shown.Contains(b.Id)).Select(Row).ToListAsync(ct).ConfigureAwait(false);
        // Whom else a bundle went to is nobody else's business.
        return new([.. rows.OrderBy(row => shown.IndexOf(row.Id)).Select(row => row with { To = Recipients.Only(to!.Id), ReleasedBy = "" })], open.Count);
    }

    public async Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, FetchPath path, CancellationToken ct)
    {
        if (!by.May(Permit.TakeBundles)) return Refusal.NotAllowed;
        return await acts.DoAsync<SharedBundle>(
            async db =>
            {
                var to = by.Sees ? null : await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false);
                if (await Releases.FindAsync(db, id, ct).ConfigureAwait(false) is not { } facts) return Refusal.NotFound;
                var now = acts.Clock.GetUtcNow();
                // To whom the gate is closed it looks as if there were nothing.
                if (!by.Sees && ReleaseGate.Ask(facts, to, now) is not GateAnswer.Open) return Refusal.NotFound;
                var bundle = await db.SharedBundles.AsNoTracking().SingleAsync(b => b.Id == id, ct).ConfigureAwait(false);
                db.BundleFetches.Add(BundleFetch.OfFile(acts.NewId(), id, bundle.ContentHash, to?.Id, by, path, now));
                await acts.RecordAsync(db, by, "bundle.downloaded", $"bundle:{id}", new { hash = bundle.ContentHash, path = path.ToString(), partner = to?.Name }, ct).ConfigureAwait(false);
                return bundle;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.SharedBundles.SingleOrDefaultAsync(b => b.Id == id, ct).ConfigureAwait(false) is not { } bundle) return Refusal.NotFound;
                if (bundle.Revoke(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "bundle.revoked", $"bundle:{id}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Done<BundlePreview>> PreviewAsync(Person by, string subject, Recipe how, CampaignFacts? facts, CancellationToken ct)
    {
        if (facts is null) return Refusal.NotFound;
        if (making.Make(how, facts) is not { } preview) return Refusal.NobodyToActOn;
        return await acts.DoAsync<BundlePreview>(
            async db =>
            {
                await acts.RecordAsync(
                    db, by, "bundle.previewed", subject, new { format = how.Writer.Id, marking = how.Marking.Label(), hash = preview.Sha256, bytes = preview.SizeBytes }, ct).ConfigureAwait(false);
                return preview;
            },
            ct).ConfigureAwait(false);
    }
}
