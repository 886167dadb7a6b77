using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Triage.Queries;
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

        var row = (await Desk.StartFromClusterAsync(People.Analyst, "Pool 1", null, cluster.Id, null, default)).Value!;

        var members = await Desk.MembersAsync(row.Id, MemberStatus.Candidate, 0, 10, default);
        Assert.Equal((2, 0.8, "cluster"), (members.Total, members.Rows[0].Weight, members.Rows[0].Source));
        Assert.Equal(cluster.Id, (await Desk.FindAsync(row.Id, default))!.ClusterId);
        Assert.Equal(Refusal.NotFound, (await Desk.StartFromClusterAsync(People.Analyst, "Pool 2", null, Guid.NewGuid(), null, default)).Refusal);
    }

    [CaseFact]
    public async Task A_campaign_from_a_cluster_is_started_and_confirmed_in_one_act_or_not_at_all()
    {
        var cluster = ACluster(Guid.NewGuid(), 0.9, [Account(1), Account(2)]);
        await Room.The<IAnalysisResults>().ReplaceAsync(Results(clusters: [cluster]), ARun(), default);
        var before = (await Room.AuditAsync()).Count;

        Assert.Equal(Refusal.TooLong, (await Desk.StartFromClusterAsync(People.Analyst, "Pool 1", null, cluster.Id, new string('x', 1001), default)).Refusal);
        Assert.Equal(0, (await Desk.LoadAsync(0, 10, default)).Total);
        Assert.Equal(before, (await Room.AuditAsync()).Count);

        var row = (await Desk.StartFromClusterAsync(People.Analyst, "Pool 1", null, cluster.Id, "One card.", default)).Value!;
        Assert.Equal((0, 2), (row.Candidates, row.Confirmed));
        var member = (await Desk.MembersAsync(row.Id, MemberStatus.Confirmed, 0, 10, default)).Rows[0];
        Assert.Equal(("One card.", "Analyst 1", 0.8), (member.Reason, member.JudgedBy, member.Weight));
        Assert.Equal(["campaign.started", "campaign.judged"], (await Room.AuditAsync()).Skip(before).Select(e => e.Act));
        Assert.Null(await Desk.JudgeAsync(People.Analyst, row.Id, row.Version, [Account(2)], MemberStatus.Innocent, "A school.", default));
    }

    [CaseFact]
    public async Task Campaigns_are_listed_as_they_are_asked_for_latest_first()
    {
        var first = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        Room.Clock.Advance(TimeSpan.FromDays(2));
        var second = (await Desk.StartAsync(People.OtherAnalyst, "Other Ring", "Of the 50% mail.", [Account(3)], "graph", default)).Value!.Id;
        var lists = Room.The<ICampaignLists>();
        foreach (var (text, ids) in new Dictionary<string, Guid[]>
        {
            ["name:RING"] = [second],
            ["ring"] = [second],
            ["50%"] = [second],
            ["\"0% m\""] = [second],
            ["pool or ring"] = [second, first],
            ["not ring"] = [first],
            ["confirmed:2"] = [first],
            ["confirmed:0 candidates:>=1"] = [second],
            ["innocent:>0"] = [],
            ["started:>-1d"] = [second],
            ["merged:no"] = [second, first],
            ["merged:yes"] = [],
            ["off name:ring"] = [second, first],
        })
        {
            var page = await lists.CampaignsAsync(Query.Read(text, CampaignFields.All).Query!, 0, 10, default);
            Assert.True(ids.SequenceEqual(page.Rows.Select(r => r.Id)), $"{text} gave {string.Join(' ', page.Rows.Select(r => r.Name))}");
            Assert.Equal(ids.Length, page.Total);
        }

        Assert.Equal([second], (await lists.CampaignsAsync(Query.Read($"member:\"{Account(3).Value}\"", CampaignFields.All).Query!, 0, 10, default)).Rows.Select(r => r.Id));
        Assert.Equal(2, (await lists.CampaignsAsync(null, 1, 10, default)).Total);
        Assert.Equal([new ValueCount(People.OtherAnalyst.Name, 1)], await lists.ValuesAsync("by", People.OtherAnalyst.Name.ToUpperInvariant(), 8, default));
        foreach (var query in QueryExamples.Of(CampaignFields.All)) await lists.CampaignsAsync(query, 0, 10, default);
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
    public async Task What_was_held_of_a_member_before_stays_with_its_reason_also_after_a_merge()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        Room.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Desk.JudgeAsync(People.OtherAnalyst, id, 1, [Account(2)], MemberStatus.Innocent, "A school.", default));
        Assert.Null(await Desk.JudgeAsync(People.Analyst, id, 2, [Account(2)], MemberStatus.Confirmed, "No school.", default));
        var other = (await Desk.StartAsync(People.Analyst, "Pool 2", null, [Account(3)], "graph", default)).Value!;
        Assert.NotNull((await Room.The<ILineage>().MergeAsync(People.Analyst, id, 3, other.Id, other.Version, "One lab.", default)).Value);

        var before = await Desk.HistoryAsync(other.Id, Account(2), default);

        Assert.Equal([(MemberStatus.Innocent, "A school.", People.OtherAnalyst.Name), (MemberStatus.Confirmed, "One card.", "Analyst 1"), (MemberStatus.Candidate, "Chosen by hand.", "Analyst 1")], before.Select(r => (r.Status, r.Reason, r.HeldBy)));
        Assert.Equal(Room.Clock.GetUtcNow(), before[1].ReplacedAt);
        Assert.Single(await Desk.HistoryAsync(other.Id, Account(1), default));
        Assert.Empty(await Desk.HistoryAsync(other.Id, Account(3), default));
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
