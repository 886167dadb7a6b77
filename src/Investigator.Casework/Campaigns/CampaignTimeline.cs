using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignTimeline(IDbContextFactory<InvestigatorDb> databases, IEnumerable<ICampaignTrails> trails) : ICampaignTimeline
{
    public async Task<Page<AuditEntry>> LoadAsync(Person by, Guid campaign, TimelineFilter filter, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var until = await LineageReach.UntilAsync(db, campaign, ct).ConfigureAwait(false);
        var own = await KeysAsync(db, [.. until.Where(u => u.Value == DateTimeOffset.MaxValue).Select(u => u.Key)], ct).ConfigureAwait(false);
        // What became of the rest after a split is not this campaign's.
        foreach (var (part, split) in until.Where(u => u.Value < DateTimeOffset.MaxValue)) own.AddRange((await KeysAsync(db, [part], ct).ConfigureAwait(false)).Where(k => k.At <= split));

        var found = own.DistinctBy(k => k.Sequence).Where(k => (filter.Kind is not { } kind || TimelineKinds.Of(k.Act) == kind)
            && (string.IsNullOrWhiteSpace(filter.Person) || k.PersonName.Contains(filter.Person.Trim(), StringComparison.OrdinalIgnoreCase))).OrderByDescending(k => k.Sequence).ToList();
        var page = found.Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, ModelLimits.AskedAtOnce)).Select(k => k.Sequence).ToList();
        return new(await db.AuditEntries.AsNoTracking().Where(e => page.Contains(e.Sequence)).OrderByDescending(e => e.Sequence).ToListAsync(ct).ConfigureAwait(false), found.Count);
    }

    private async Task<List<Key>> KeysAsync(InvestigatorDb db, List<Guid> campaigns, CancellationToken ct)
    {
        List<string> subjects = [.. campaigns.Select(c => $"campaign:{c}")];
        var entries = new List<long>();
        foreach (var trail in trails)
        {
            subjects.AddRange(await trail.SubjectsAsync(db, campaigns, ct).ConfigureAwait(false));
            entries.AddRange(await trail.EntriesAsync(db, campaigns, ct).ConfigureAwait(false));
        }

        return await db.AuditEntries.AsNoTracking().Where(e => subjects.Contains(e.Subject) || entries.Contains(e.Sequence)).OrderByDescending(e => e.Sequence).Take(ICampaignTimeline.Most)
            .Select(e => new Key(e.Sequence, e.At, e.Act, e.PersonName)).ToListAsync(ct).ConfigureAwait(false);
    }

    private sealed record Key(long Sequence, DateTimeOffset At, string Act, string PersonName);
}
