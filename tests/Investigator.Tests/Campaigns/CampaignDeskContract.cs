using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

public abstract class CampaignDeskContract : CaseContract
{
    private ICampaignDesk Desk => Room.The<ICampaignDesk>();

    [CaseFact]
    public async Task A_campaign_from_a_cluster_takes_its_members_as_candidates_with_their_weights()
    {
        var cluster = ACluster(Guid.NewGuid(), 0.9, [Account(1), Account(2)]);
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(clusters: [cluster]), ARun(), default);

        var row = (await Desk.StartFromClusterAsync(People.Analyst, "Pool 1", null, cluster.Id, default)).Value!;

        var members = await Desk.MembersAsync(row.Id, MemberStatus.Candidate, 0, 10, default);
        Assert.Equal((2, 0.8, "cluster"), (members.Total, members.Rows[0].Weight, members.Rows[0].Source));
        Assert.Equal(cluster.Id, (await Desk.FindAsync(row.Id, default))!.ClusterId);
        Assert.Equal(Refusal.NotFound, (await Desk.StartFromClusterAsync(People.Analyst, "Pool 2", null, Guid.NewGuid(), default)).Refusal);
    }

    [CaseFact]
    public async Task Members_already_there_keep_their_status_when_more_are_added()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);

        Assert.Null(await Desk.AddAsync(People.Reviewer, id, [Account(2), Account(3)], "graph", default));

        var row = Assert.Single((await Desk.LoadAsync(0, 10, default)).Rows);
        Assert.Equal((1, 2, 0), (row.Candidates, row.Confirmed, row.Innocent));
        Assert.Equal([Account(1), Account(2)], await Desk.AccountsAsync(id, MemberStatus.Confirmed, default));
        var membership = Assert.Single(await Desk.OfAccountAsync(Account(3), default));
        Assert.Equal(("Pool 1", MemberStatus.Candidate), (membership.CampaignName, membership.Status));
    }

    [CaseFact]
    public async Task Chosen_members_get_a_status_with_its_reason_and_the_others_keep_theirs()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var version = (await Desk.FindAsync(id, default))!.Version;

        Assert.Equal(Refusal.ReasonMissing, await Desk.JudgeAsync(People.Analyst, id, version, [Account(2)], MemberStatus.Innocent, "", default));
        Assert.Equal(Refusal.NobodyToActOn, await Desk.JudgeAsync(People.Analyst, id, version, [Account(9)], MemberStatus.Innocent, "A school.", default));
        Assert.Null(await Desk.JudgeAsync(People.Analyst, id, version, [Account(2)], MemberStatus.Innocent, "A school.", default));

        var innocent = Assert.Single((await Desk.MembersAsync(id, MemberStatus.Innocent, 0, 10, default)).Rows);
        Assert.Equal((Account(2), "A school.", "Analyst 1"), (innocent.AccountId, innocent.Reason, innocent.JudgedBy));
        Assert.Equal([Account(1)], await Desk.AccountsAsync(id, MemberStatus.Confirmed, default));
    }

    [CaseFact]
    public async Task Whoever_judges_what_changed_meanwhile_is_told()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1)]);
        var seen = (await Desk.FindAsync(id, default))!.Version;
        Assert.Null(await Desk.AddAsync(People.OtherAnalyst, id, [Account(2)], "graph", default));

        Assert.Equal(Refusal.ChangedMeanwhile, await Desk.JudgeAsync(People.Analyst, id, seen, null, MemberStatus.Confirmed, "One card.", default));
    }

    [CaseFact]
    public async Task Notes_keep_hostile_text_as_it_was_written()
    {
        var id = await Room.ConfirmedCampaignAsync([new("acc'; DROP TABLE Campaign;--"), new("<img src=x onerror=alert(1)>"), new("\u202eevil"), new("=HYPERLINK(1)")]);
        const string Text = "<script>alert(1)</script> '; DELETE FROM Campaign; -- {0} \u202e";

        Assert.Null(await Desk.WriteAsync(People.Manager, id, Text, default));

        Assert.Equal(Text, Assert.Single((await Desk.FindAsync(id, default))!.Notes).Text);
        Assert.Contains(new AccountId("acc'; DROP TABLE Campaign;--"), await Desk.AccountsAsync(id, null, default));
        Assert.Equal(Refusal.TooLong, await Desk.AddAsync(People.Analyst, id, [new(new string('x', 129))], "graph", default));
        Assert.Equal(Refusal.NoteMissing, await Desk.WriteAsync(People.Manager, id, " ", default));
    }
}

public sealed class CampaignDeskOnSqlite : CampaignDeskContract
{
    protected override bool OnServer => false;
}

public sealed class CampaignDeskOnSqlServer : CampaignDeskContract
{
    protected override bool OnServer => true;
}
