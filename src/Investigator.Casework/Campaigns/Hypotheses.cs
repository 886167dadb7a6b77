using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class Hypotheses(RecordedActs acts) : IHypotheses
{
    private const int Most = 100;

    public async Task<IReadOnlyList<Hypothesis>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Hypotheses.AsNoTracking().Where(h => h.CampaignId == campaign).Include(h => h.Arguments.OrderBy(a => a.WrittenAt).ThenBy(a => a.Id))
            .OrderByDescending(h => h.Likelihood).ThenBy(h => h.StatedAt).ThenBy(h => h.Id).Take(Most).AsSplitQuery().ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<Hypothesis>> StateAsync(Person by, Guid campaign, HypothesisDraft draft, CancellationToken ct) =>
        await acts.DoAsync<Hypothesis>(
            async db =>
            {
                var stated = Hypothesis.State(acts.NewId(), by, campaign, draft, acts.Clock);
                if (stated.Value is not { } hypothesis) return stated;
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                if (await db.Hypotheses.CountAsync(h => h.CampaignId == campaign, ct).ConfigureAwait(false) >= Most) return Refusal.NotInThisState;
                db.Hypotheses.Add(hypothesis);
                await acts.RecordAsync(
                    db, by, "hypothesis.stated", $"campaign:{campaign}",
                    new { hypothesis.Id, hypothesis.Statement, basis = hypothesis.Basis.ToString(), likelihood = hypothesis.Likelihood.ToString(), hypothesis.Reason, hypothesis.Techniques }, ct).ConfigureAwait(false);
                return stated;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> ArgueAsync(Person by, Guid id, bool supports, string? text, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.Investigates) return Refusal.NotAllowed;
                if (await db.Hypotheses.Include(h => h.Arguments).SingleOrDefaultAsync(h => h.Id == id, ct).ConfigureAwait(false) is not { } hypothesis) return Refusal.NotFound;
                if (hypothesis.Argue(acts.NewId(), by, supports, text, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "hypothesis.argued", $"campaign:{hypothesis.CampaignId}", new { hypothesis.Id, supports }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> WeighAsync(Person by, Guid id, long version, Likelihood likelihood, string? reason, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.Investigates) return Refusal.NotAllowed;
                if (await db.Hypotheses.SingleOrDefaultAsync(h => h.Id == id, ct).ConfigureAwait(false) is not { } hypothesis) return Refusal.NotFound;
                if (hypothesis.Version != version) return Refusal.ChangedMeanwhile;
                var before = hypothesis.Likelihood;
                if (hypothesis.Weigh(by, likelihood, reason, acts.Clock) is { } no) return no;
                await acts.RecordAsync(
                    db, by, "hypothesis.weighed", $"campaign:{hypothesis.CampaignId}", new { hypothesis.Id, before = before.ToString(), now = likelihood.ToString(), hypothesis.Reason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
}
