using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Outcomes;

internal sealed class AssumptionStore(RecordedActs acts) : IAssumptions
{
    public async Task<AssumptionSet?> LatestAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AssumptionSets.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<AssumptionSet>> SetAsync(Person by, int after, Assumptions values, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<AssumptionSet>(
            async db =>
            {
                var last = await db.AssumptionSets.MaxAsync(s => (int?)s.Number, ct).ConfigureAwait(false) ?? 0;
                if (last != after) return Refusal.ChangedMeanwhile;
                var made = AssumptionSet.Of(last + 1, by, values, reason, acts.Clock);
                if (made.Value is not { } set) return made;
                db.AssumptionSets.Add(set);
                await acts.RecordAsync(db, by, "assumptions.set", $"assumptions:{set.Number}", new { set.Number, values, reason }, ct).ConfigureAwait(false);
                return set;
            },
            ct).ConfigureAwait(false);
    }
}
