using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Customers;

internal sealed class Segments(RecordedActs acts) : ISegments
{
    public async Task<IReadOnlyList<SegmentRule>> LoadAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.SegmentRules.AsNoTracking().OrderBy(r => r.Segment).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> SetAsync(Person by, string segment, long version, SegmentTerms terms, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        var name = segment.Trim();
        if (name.Length == 0) return Refusal.NameMissing;
        if (name.Length > 128) return Refusal.TooLong;
        return await acts.TryAsync(
            async db =>
            {
                var rule = await db.SegmentRules.SingleOrDefaultAsync(r => r.Segment == name, ct).ConfigureAwait(false);
                // Counted from 1 to whoever looks: 0 is "there was none".
                if ((rule is null ? 0 : rule.Version + 1) != version) return Refusal.ChangedMeanwhile;
                if (rule is null) db.SegmentRules.Add(rule = SegmentRule.Of(name));
                if (rule.Change(by, terms, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "segment.set", $"segment:{name}", terms, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlySet<AccountId>> AbusersAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var abusers = (await db.CampaignMembers.Where(m => m.Status == MemberStatus.Confirmed).Select(m => m.AccountId).Distinct().ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        abusers.UnionWith(await db.Decisions.Where(d => d.EndedAt == null && d.Scope == DecisionScope.Account && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)).Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false));
        return abusers;
    }
}
