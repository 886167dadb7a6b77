using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

public abstract class CampaignPoolsContract : CaseContract
{
    private ICampaignPools Pools => Room.The<ICampaignPools>();

    [CaseFact]
    public async Task Links_lead_out_to_those_that_are_no_members_and_never_from_the_innocent()
    {
        var cluster = ACluster(Guid.NewGuid(), 0.9, [Account(1), Account(2), Account(8)]);
        await Room.The<IAnalysisResults>().ReplaceAsync(
            Results([], [cluster], [ALink(Account(1), Account(2)), ALink(Account(1), Account(8)), ALink(Account(0), Account(1)), ALink(Account(3), Account(9)), ALink(Account(1), Account(3))], []), ARun(), default);
        var campaign = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        var desk = Room.The<ICampaignDesk>();
        Assert.Null(await desk.JudgeAsync(People.Analyst, campaign, (await desk.FindAsync(campaign, default))!.Version, [Account(3)], MemberStatus.Innocent, "A school.", default));

        var found = await Pools.LinksOutAsync(campaign, default);
        Assert.Equal([(Account(0), Account(1)), (Account(8), Account(1))], found.Select(l => (l.Outside, l.Member)).OrderBy(l => l.Outside.Value, StringComparer.Ordinal));
        Assert.All(found, l => Assert.NotEmpty(l.Reasons));
        Assert.Equal([(Account(1), cluster.Id), (Account(2), cluster.Id)], (await Pools.ClustersAsync(campaign, default)).Select(c => (c.Key, c.Value)).OrderBy(c => c.Key.Value, StringComparer.Ordinal));
    }

    [CaseFact]
    public async Task Campaigns_with_members_in_common_are_named_with_how_many()
    {
        var first = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        var second = await Room.ConfirmedCampaignAsync([Account(2), Account(3), Account(4)]);
        await Room.ConfirmedCampaignAsync([Account(5)]);

        var shared = Assert.Single(await Pools.SharedWithAsync(first, default));
        Assert.Equal((second, 2), (shared.CampaignId, shared.Accounts));
        Assert.Empty(await Pools.SharedWithAsync(Guid.NewGuid(), default));
    }
}

public sealed class CampaignPoolsOnSqlite : CampaignPoolsContract
{
    protected override bool OnServer => false;
}

public sealed class CampaignPoolsOnSqlServer : CampaignPoolsContract
{
    protected override bool OnServer => true;
}
