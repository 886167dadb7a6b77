using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Detection;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Detection.Detectors;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>Gathers all that is known at home of one campaign: people's words and judgements from the case store, traffic from the telemetry store.</summary>
internal sealed class CampaignBrief(RecordedActs acts, ISharingFacts facts, IHarvestQuestions harvest)
{
    // Harvesting a model through its interface, in MITRE ATLAS (atlas.mitre.org).
    private static readonly Behaviour s_extraction = new("Extract AI Model", "AML.T0024.002");

    // STIX calls 50 "possibly true": people who confirm members are at least that sure.
    private const int LeastConfidence = 50;

    /// <summary><c>null</c> when there is no such campaign.</summary>
    public async Task<CampaignFacts?> GatherAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } campaign) return null;
        var members = await CampaignDesk.Members(db, id, null).Select(m => new { m.AccountId, m.Status }).ToDictionaryAsync(m => m.AccountId, m => Standing(m.Status), ct).ConfigureAwait(false);
        var confirmed = members.Where(m => m.Value is MemberStanding.Confirmed).Select(m => m.Key).ToList();
        var measured = await facts.MeasureAsync(members, ct).ConfigureAwait(false);
        var thefts = await ThievedAsync(db, confirmed, ct).ConfigureAwait(false);
        return new CampaignFacts
        {
            CampaignId = id.ToString("D"),
            Attribution = await AttributionAsync(db, id, ct).ConfigureAwait(false),
            Hours = measured.Hours,
            Name = campaign.Name,
            Description = campaign.Description,
            Confidence = await ConfidenceAsync(db, campaign.ClusterId, confirmed, ct).ConfigureAwait(false),
            OpenedAt = campaign.CreatedAt,
            Members = [.. measured.Members.Select(m => m with { ShowsKeyTheft = thefts.Contains(m.AccountId) })],
            Behaviours = [s_extraction, .. Families(await harvest.HarvestAsync(confirmed, ct).ConfigureAwait(false))],
            FailOvers = await FailOversAsync(db, id, ct).ConfigureAwait(false),
            OutsideAccounts = measured.OutsideAccounts,
            OutsideUsers = measured.OutsideUsers,
        };
    }

    /// <summary>A cluster in the shape of a campaign whose members are all confirmed; <c>null</c> when there is no such cluster.</summary>
    public async Task<CampaignFacts?> GatherClusterAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.Clusters.AsNoTracking().Include(c => c.Members).SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } cluster) return null;
        var accounts = cluster.Members.Select(m => m.AccountId).ToList();
        var measured = await facts.MeasureAsync(accounts.ToDictionary(a => a, _ => MemberStanding.Confirmed), ct).ConfigureAwait(false);
        var thefts = await ThievedAsync(db, accounts, ct).ConfigureAwait(false);
        return new CampaignFacts
        {
            Hours = measured.Hours,
            CampaignId = id.ToString("D"),
            Name = $"Suspected pool {id.ToString("N")[..8]}",
            Description = "Grouped by machine; not confirmed by people.",
            Confidence = (int)Math.Round(100 * cluster.Score.Value),
            OpenedAt = cluster.SeenAt,
            Members = [.. measured.Members.Select(m => m with { ShowsKeyTheft = thefts.Contains(m.AccountId) })],
            Behaviours = [s_extraction, .. Families(await harvest.HarvestAsync(accounts, ct).ConfigureAwait(false))],
            OutsideAccounts = measured.OutsideAccounts,
            OutsideUsers = measured.OutsideUsers,
        };
    }

    private static IEnumerable<Behaviour> Families(Harvest harvest) => harvest.FamilyExchanges
        .Where(f => f.Value > 0).Select(f => new Behaviour(f.Key, null, Math.Min(1, (double)f.Value / Math.Max(1, harvest.Exchanges))));

    // The machine's probability for the cluster, or on average for the members.
    private static async Task<int> ConfidenceAsync(Data.InvestigatorDb db, Guid? cluster, List<AccountId> confirmed, CancellationToken ct)
    {
        var score = await db.Clusters.Where(c => c.Id == cluster).Select(c => (double?)EF.Property<double>(c, ClusterConfiguration.ScoreValue)).SingleOrDefaultAsync(ct).ConfigureAwait(false)
            ?? await db.AccountScores.Where(s => confirmed.Contains(s.AccountId)).AverageAsync(s => (double?)s.Value, ct).ConfigureAwait(false)
            ?? 0;
        return Math.Max(LeastConfidence, (int)Math.Round(100 * score));
    }

    // A pool turns more than once; the turn with which it was first seen says when it began.
    private static async Task<IReadOnlyList<PoolFailOver>> FailOversAsync(Data.InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var turns = await db.PoolTurns.AsNoTracking().Where(t => t.CampaignId == campaign && t.TookOverAfter != null).Select(t => new { t.ClusterId, t.Accounts, t.At, t.TookOverAfter }).ToListAsync(ct).ConfigureAwait(false);
        return [.. turns.GroupBy(t => t.ClusterId).Select(pool => pool.MinBy(t => t.At)!).Select(t => new PoolFailOver(t.Accounts, t.At - t.TookOverAfter!.Value))];
    }

    // Firm enough to name somebody to others: very likely or more, and the latest that says so.
    private static async Task<Attribution?> AttributionAsync(Data.InvestigatorDb db, Guid campaign, CancellationToken ct) =>
        await db.Hypotheses.AsNoTracking().Where(h => h.CampaignId == campaign && h.Basis == FindingBasis.Attributed && h.Likelihood >= Likelihood.VeryLikely)
            .OrderByDescending(h => h.WeighedAt).ThenBy(h => h.Id).Select(h => new { h.Statement, h.Likelihood }).FirstOrDefaultAsync(ct).ConfigureAwait(false) is { } held
            ? new(held.Statement, held.Likelihood is Likelihood.AlmostCertain ? 97 : 87) // the middle of its range in ICD 203
            : null;

    private static async Task<HashSet<string>> ThievedAsync(Data.InvestigatorDb db, List<AccountId> accounts, CancellationToken ct)
    {
        var thieved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in accounts.Chunk(Data.ModelLimits.AskedAtOnce))
            thieved.UnionWith((await db.Hits.AsNoTracking().Where(h => h.DetectorId == StolenKey.Id && some.Contains(h.AccountId)).Select(h => h.AccountId).Distinct().ToListAsync(ct).ConfigureAwait(false)).Select(a => a.Value));
        return thieved;
    }

    private static MemberStanding Standing(MemberStatus status) => status switch
    {
        MemberStatus.Candidate => MemberStanding.Candidate,
        MemberStatus.Confirmed => MemberStanding.Confirmed,
        MemberStatus.Innocent => MemberStanding.Innocent,
    };
}
