using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class SharingDesk(RecordedActs acts, CampaignBrief brief, SharingPolicy policy, BundleFormats formats, CaseStoreOptions options) : ISharingDesk
{
    // A bundle carries the time of its making. Times snap to five minutes, so that a release within the hour can make the very bytes that were previewed, or prove that it can't.
    private static readonly TimeSpan s_slot = TimeSpan.FromMinutes(5);
    private const int SlotsBack = 12;

    private static readonly Expression<Func<SharedBundle, SharedBundleRow>> s_row = b => new SharedBundleRow(
        b.Id, b.CampaignId, b.CampaignName, b.Format, b.Marking, b.FileName, b.Content.Length, b.ContentHash, b.Indicators, b.ReleasedBy, b.ReleasedAt, b.RevokedAt);

    public Task<Done<BundlePreview>> PreviewAsync(Person by, Guid campaign, string format, TrafficLight marking, CancellationToken ct) =>
        PreviewAsync(by, $"campaign:{campaign}", () => brief.GatherAsync(campaign, ct), format, marking, ct);

    public Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct) =>
        PreviewAsync(by, $"cluster:{cluster}", () => brief.GatherClusterAsync(cluster, ct), format, marking, ct);

    public async Task<Done<SharedBundleRow>> ReleaseAsync(Person by, Guid campaign, string format, TrafficLight marking, string contentHash, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (formats.Find(format) is not { } writer) return Refusal.NotFound;
        if (await brief.GatherAsync(campaign, ct).ConfigureAwait(false) is not { } facts) return Refusal.NotFound;
        var key = await SharingSecret.LoadAsync(acts, ct).ConfigureAwait(false);
        var preview = Enumerable.Range(0, SlotsBack).Select(back => Compose(key, facts, writer, marking, back)).FirstOrDefault(p => p?.Sha256 == contentHash);
        if (preview is null) return Refusal.ChangedMeanwhile;
        return await acts.DoAsync<SharedBundleRow>(
            async db =>
            {
                var bundle = SharedBundle.Release(acts.NewId(), campaign, facts.Name, ReleasedFile.Of(preview), Recipients.Everyone, preview.Bundle.ValidUntil, by, acts.Clock);
                db.SharedBundles.Add(bundle);
                await acts.RecordAsync(
                    db, by, "bundle.released", $"bundle:{bundle.Id}", new { campaign, format = writer.Id, marking = marking.Label(), hash = bundle.ContentHash, indicators = bundle.Indicators }, ct).ConfigureAwait(false);
                return s_row.Compile()(bundle);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!MaySee(by)) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var bundles = await VisibleAsync(db, by, ct).ConfigureAwait(false);
        var total = await bundles.LongCountAsync(ct).ConfigureAwait(false);
        return new(await bundles.OrderByDescending(b => b.ReleasedAt).ThenBy(b => b.Id).Skip(skip).Take(take).Select(s_row).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!MaySee(by)) return Refusal.NotAllowed;
        return await acts.DoAsync<SharedBundle>(
            async db =>
            {
                var visible = await VisibleAsync(db, by, ct).ConfigureAwait(false);
                if (await visible.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct).ConfigureAwait(false) is not { } bundle) return Refusal.NotFound;
                await acts.RecordAsync(db, by, "bundle.downloaded", $"bundle:{id}", new { hash = bundle.ContentHash }, ct).ConfigureAwait(false);
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

    private async Task<Done<BundlePreview>> PreviewAsync(Person by, string subject, Func<Task<CampaignFacts?>> gather, string format, TrafficLight marking, CancellationToken ct)
    {
        if (!MayPrepare(by)) return Refusal.NotAllowed;
        if (formats.Find(format) is not { } writer) return Refusal.NotFound;
        if (await gather().ConfigureAwait(false) is not { } facts) return Refusal.NotFound;
        var key = await SharingSecret.LoadAsync(acts, ct).ConfigureAwait(false);
        if (Compose(key, facts, writer, marking, 0) is not { } preview) return Refusal.NobodyToActOn;
        return await acts.DoAsync<BundlePreview>(
            async db =>
            {
                await acts.RecordAsync(
                    db, by, "bundle.previewed", subject, new { format = writer.Id, marking = marking.Label(), hash = preview.Sha256, bytes = preview.SizeBytes }, ct).ConfigureAwait(false);
                return preview;
            },
            ct).ConfigureAwait(false);
    }

    private static bool MayPrepare(Person by) => by.May(Permit.PrepareBundles);

    private static bool MaySee(Person by) => by.May(Permit.TakeBundles);

    /// <summary>People of this house see all bundles; everybody else those that the gate opens to their partner now.</summary>
    private async Task<IQueryable<SharedBundle>> VisibleAsync(InvestigatorDb db, Person by, CancellationToken ct)
    {
        if (by.Sees) return db.SharedBundles;
        var (to, now) = (await Partners.OfAsync(db, by.Id, ct).ConfigureAwait(false), acts.Clock.GetUtcNow());
        var open = (await Releases.VisibleToAsync(db, to, null, now, ct).ConfigureAwait(false)).Where(b => ReleaseGate.Ask(b, to, now) is GateAnswer.Open).Select(b => b.Id).ToList();
        return db.SharedBundles.Where(b => open.Contains(b.Id));
    }

    private BundlePreview? Compose(SharingKey key, CampaignFacts facts, IBundleWriter writer, TrafficLight marking, int slotsBack)
    {
        var now = acts.Clock.GetUtcNow();
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % s_slot.Ticks), TimeSpan.Zero) - (slotsBack * s_slot);
        return BundlePreview.Of(new BundleComposer(policy, key).Compose(facts, options.ProducerName, marking, at), writer);
    }
}
