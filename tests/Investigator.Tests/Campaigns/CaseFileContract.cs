using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

/// <summary>What people think and write about a campaign, and the legal holds on it.</summary>
public abstract class CaseFileContract : CaseContract
{
    private static readonly HypothesisDraft s_draft = new("One lab is behind both pools.", FindingBasis.Attributed, Likelihood.Unlikely, "Only the work list is alike.", ["AML.T0024.002", "AML.T0005.001", "AML.T0024.002"]);

    private ICampaignDesk Desk => Room.The<ICampaignDesk>();

    private IHypotheses Hypotheses => Room.The<IHypotheses>();

    private ICampaignHolds Holds => Room.The<ICampaignHolds>();

    [CaseFact]
    public async Task A_hypothesis_keeps_what_speaks_for_and_against_it_and_changes_only_with_a_reason()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var stated = (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft, default)).Value!;
        Assert.Null(await Hypotheses.ArgueAsync(People.Reviewer, stated.Id, true, "<b>Both</b> ask the same items.", default));
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await Hypotheses.ArgueAsync(People.Manager, stated.Id, false, "Their pauses differ.", default));
        Assert.Equal(Refusal.ReasonMissing, await Hypotheses.WeighAsync(People.Analyst, stated.Id, 0, Likelihood.Likely, " ", default));
        Assert.Null(await Hypotheses.WeighAsync(People.Reviewer, stated.Id, 0, Likelihood.Likely, "They failed over within a minute.", default));

        var kept = Assert.Single(await Hypotheses.OfCampaignAsync(People.Auditor, campaign, default));
        Assert.Equal((Likelihood.Likely, FindingBasis.Attributed, People.Analyst.Name, People.Reviewer.Name), (kept.Likelihood, kept.Basis, kept.StatedBy, kept.WeighedBy));
        Assert.Equal(["AML.T0005.001", "AML.T0024.002"], kept.Techniques);
        Assert.Equal([(true, "<b>Both</b> ask the same items."), (false, "Their pauses differ.")], kept.Arguments.Select(a => (a.Supports, a.Text)));
        Assert.Equal(["hypothesis.stated", "hypothesis.argued", "hypothesis.argued", "hypothesis.weighed"], (await Room.AuditAsync()).TakeLast(4).Select(e => e.Act));
        Assert.Contains("\"before\":\"Unlikely\"", (await Room.AuditAsync())[^1].Detail, StringComparison.Ordinal);
    }

    [CaseFact]
    public async Task The_likeliest_hypothesis_stands_first_and_strangers_see_none()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        foreach (var likelihood in (Likelihood[])[Likelihood.EvenChance, Likelihood.AlmostCertain, Likelihood.AlmostNoChance])
            Assert.Null((await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Likelihood = likelihood }, default)).Refusal);

        Assert.Equal([Likelihood.AlmostCertain, Likelihood.EvenChance, Likelihood.AlmostNoChance], (await Hypotheses.OfCampaignAsync(People.Analyst, campaign, default)).Select(h => h.Likelihood));
        Assert.Empty(await Hypotheses.OfCampaignAsync(People.Partner, campaign, default));
        Assert.Empty(await Hypotheses.OfCampaignAsync(People.Analyst, Guid.NewGuid(), default));
    }

    [CaseFact]
    public async Task Two_who_weigh_the_same_hypothesis_are_told()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var stated = (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft, default)).Value!;
        Assert.Null(await Hypotheses.WeighAsync(People.Analyst, stated.Id, 0, Likelihood.Likely, "Seen.", default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Hypotheses.WeighAsync(People.Reviewer, stated.Id, 0, Likelihood.VeryUnlikely, "Not seen.", default));
    }

    [CaseFact]
    public async Task What_is_no_statement_no_technique_or_no_campaign_is_refused_and_leaves_nothing()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var before = (await Room.AuditAsync()).Count;
        Assert.Equal(Refusal.StatementMissing, (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Statement = " " }, default)).Refusal);
        Assert.Equal(Refusal.ReasonMissing, (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Reason = null }, default)).Refusal);
        Assert.Equal(Refusal.TooLong, (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Statement = new('x', 1001) }, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Techniques = ["AML.T9999"] }, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Hypotheses.StateAsync(People.Analyst, campaign, s_draft with { Likelihood = (Likelihood)9 }, default)).Refusal);
        Assert.Equal(Refusal.NotFound, (await Hypotheses.StateAsync(People.Analyst, Guid.NewGuid(), s_draft, default)).Refusal);
        Assert.Equal(Refusal.NotFound, await Hypotheses.ArgueAsync(People.Analyst, Guid.NewGuid(), true, "Yes.", default));
        Assert.Equal(before, (await Room.AuditAsync()).Count);
    }

    [CaseFact]
    public async Task A_note_is_changed_by_its_author_alone_and_what_it_said_before_stays()
    {
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var written = Room.Clock.GetUtcNow();
        Assert.Null(await Desk.WriteAsync(People.Analyst, campaign, "First.", default));
        var note = (await Desk.FindAsync(campaign, default))!.Notes[0].Id;
        Room.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Refusal.NotTheAuthor, await Desk.RewriteAsync(People.Reviewer, campaign, note, "Mine.", default));
        Assert.Null(await Desk.RewriteAsync(People.Analyst, campaign, note, "Second.", default));
        Room.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await Desk.RewriteAsync(People.Analyst, campaign, note, "Third.", default));
        Assert.Equal(Refusal.NotFound, await Desk.RewriteAsync(People.Analyst, campaign, Guid.NewGuid(), "None.", default));

        var kept = Assert.Single((await Desk.FindAsync(campaign, default))!.Notes);
        Assert.Equal(("Third.", written, written.AddMinutes(10)), (kept.Text, kept.WrittenAt, kept.ChangedAt));
        Assert.Equal([(1, "First.", written), (2, "Second.", written.AddMinutes(5))], kept.Revisions.Select(r => (r.Number, r.Text, r.WrittenAt)));
        Assert.Equal(2, (await Room.AuditAsync()).Count(e => e.Act == "campaign.note-changed"));
    }

    [CaseFact]
    public async Task A_campaign_under_legal_hold_keeps_the_usage_of_all_its_members_until_the_last_hold_ends()
    {
        var held = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        await Desk.AddAsync(People.Analyst, held, [Account(3)], "graph", default);
        await Room.ConfirmedCampaignAsync([Account(4)]);
        Assert.Empty(await HeldAsync());

        var first = (await Holds.PlaceAsync(People.Reviewer, held, "Court A.", default)).Value!;
        var second = (await Holds.PlaceAsync(People.Manager, held, "Agency B.", default)).Value!;
        Assert.Equal([Account(1), Account(2), Account(3)], await HeldAsync());
        Assert.Null(await Holds.EndAsync(People.Manager, first.Id, "Closed.", default));
        Assert.Equal(3, (await HeldAsync()).Count);
        Assert.Equal(Refusal.AlreadyDecided, await Holds.EndAsync(People.Manager, first.Id, "Again.", default));
        Assert.Equal(Refusal.ReasonMissing, await Holds.EndAsync(People.Manager, second.Id, null, default));
        Assert.Null(await Holds.EndAsync(People.Manager, second.Id, "Closed.", default));

        Assert.Empty(await HeldAsync());
        Assert.Equal(["Agency B.", "Court A."], (await Holds.OfCampaignAsync(People.Analyst, held, default)).Select(h => h.Reason).Order());
        Assert.Empty(await Holds.OfCampaignAsync(People.Partner, held, default));
        Assert.Equal(["hold.placed", "hold.placed", "hold.ended", "hold.ended"], (await Room.AuditAsync()).TakeLast(4).Select(e => e.Act));
        Assert.Equal(Refusal.NotFound, (await Holds.PlaceAsync(People.Manager, Guid.NewGuid(), "Court C.", default)).Refusal);
    }

    private async Task<List<Domain.Usage.AccountId>> HeldAsync()
    {
        var held = new List<Domain.Usage.AccountId>();
        foreach (var one in Room.The<IEnumerable<ILegalHolds>>()) held.AddRange(await one.HeldAccountsAsync(default));
        return [.. held.OrderBy(a => a.Value, StringComparer.Ordinal)];
    }
}

public sealed class CaseFileOnSqlite : CaseFileContract
{
    protected override bool OnServer => false;
}

public sealed class CaseFileOnSqlServer : CaseFileContract
{
    protected override bool OnServer => true;
}
