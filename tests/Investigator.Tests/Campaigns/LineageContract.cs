using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using Investigator.Tests.Fingerprints;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Campaigns;

/// <summary>Merges, splits and their undoing: nothing is lost, everything keeps its origin.</summary>
public abstract class LineageContract : CaseContract
{
    private ICampaignDesk Desk => Room.The<ICampaignDesk>();

    private ILineage Lineage => Room.The<ILineage>();

    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    [CaseFact]
    public async Task A_merge_moves_the_members_and_undone_puts_every_membership_back_exactly()
    {
        var (from, into) = await TwoAsync();
        var (before, there) = (await MembersAsync(from), await MembersAsync(into));

        var step = await MergeAsync(from, into);
        Assert.Empty(await MembersAsync(from));
        Assert.Equal([Account(1), Account(2), Account(3), Account(4)], (await MembersAsync(into)).Select(m => m.AccountId));
        Assert.Null(await Lineage.UnmergeAsync(People.Reviewer, step.Id, step.Version, "Two labs after all.", default));

        Assert.Equivalent(before, await MembersAsync(from), strict: true);
        Assert.Equivalent(there, await MembersAsync(into), strict: true);
        Assert.Null((await Desk.FindAsync(from, default))!.MergedIntoId);
        Assert.Equal(["campaign.merged", "campaign.merged-away", "campaign.unmerged", "campaign.stands-again"], (await Room.AuditAsync()).TakeLast(4).Select(e => e.Act));
        Assert.Equal([$"campaign:{into}", $"campaign:{from}"], (await Room.AuditAsync()).TakeLast(2).Select(e => e.Subject));
    }

    [CaseFact]
    public async Task Where_both_have_an_account_innocent_counts_more_than_confirmed_and_confirmed_more_than_candidate()
    {
        var from = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        await JudgeAsync(from, Account(1), MemberStatus.Innocent, "A school.");
        var into = await Room.ConfirmedCampaignAsync([Account(1)]);
        await Desk.AddAsync(People.Analyst, into, [Account(2)], "graph", default);

        var preview = (await Lineage.PreviewAsync(People.Auditor, from, into, default)).Value!;
        Assert.Equal((2, 2, 1, 1), (preview.Coming, preview.Common, preview.Cleared, preview.Confirmed));
        var step = await MergeAsync(from, into);
        Assert.Equal([(MemberStatus.Innocent, "A school."), (MemberStatus.Confirmed, "One card.")], (await MembersAsync(into)).Select(m => (m.Status, m.Reason)));

        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, step.Id, step.Version, "Wrong.", default));
        Assert.Equal([(MemberStatus.Confirmed, "One card."), (MemberStatus.Candidate, "Chosen by hand.")], (await MembersAsync(into)).Select(m => (m.Status, m.Reason)));
    }

    [CaseFact]
    public async Task What_people_judged_since_the_merge_stays_with_the_account_when_it_is_undone()
    {
        var (from, into) = await TwoAsync();
        var step = await MergeAsync(from, into);
        await Desk.AddAsync(People.Analyst, into, [Account(9)], "graph", default);
        await JudgeAsync(into, Account(1), MemberStatus.Innocent, "A university.");

        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, step.Id, step.Version, "Wrong.", default));

        Assert.Equal((MemberStatus.Innocent, "A university."), (await MembersAsync(from)).Where(m => m.AccountId == Account(1)).Select(m => (m.Status, m.Reason)).Single());
        Assert.Equal([Account(3), Account(4), Account(9)], (await MembersAsync(into)).Select(m => m.AccountId));
    }

    [CaseFact]
    public async Task Whoever_merges_what_changed_meanwhile_is_told_and_nothing_moves()
    {
        var (from, into) = await TwoAsync();
        var seen = (await Lineage.PreviewAsync(People.Analyst, from, into, default)).Value!;
        Assert.Null(await Desk.AddAsync(People.OtherAnalyst, into, [Account(7)], "graph", default));
        Assert.Equal(Refusal.ChangedMeanwhile, (await Lineage.MergeAsync(People.Analyst, from, seen.FromVersion, into, seen.IntoVersion, "One lab.", default)).Refusal);
        Assert.Equal(2, (await MembersAsync(from)).Count);

        seen = (await Lineage.PreviewAsync(People.Analyst, from, into, default)).Value!;
        Assert.Null(await Desk.AddAsync(People.OtherAnalyst, from, [Account(8)], "graph", default));
        Assert.Equal(Refusal.ChangedMeanwhile, (await Lineage.MergeAsync(People.Analyst, from, seen.FromVersion, into, seen.IntoVersion, "One lab.", default)).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Lineage.SplitAsync(People.Analyst, from, seen.FromVersion, [Account(1)], "Part", "Other hours.", default)).Refusal);

        var step = await MergeAsync(from, into);
        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, step.Id, step.Version, "Wrong.", default));
        Assert.Equal(Refusal.AlreadyDecided, await Lineage.UnmergeAsync(People.OtherAnalyst, step.Id, step.Version, "Wrong.", default));
    }

    [CaseFact]
    public async Task A_campaign_that_was_merged_away_takes_nothing_new_and_says_where_to_act()
    {
        var (from, into) = await TwoAsync();
        var note = await NotedAsync(from, "Before.");
        await MergeAsync(from, into);
        var version = (await Desk.FindAsync(from, default))!.Version;
        var later = Room.Clock.GetUtcNow().AddDays(1);
        Assert.Equal(into, (await Desk.FindAsync(from, default))!.MergedIntoId);

        Assert.Equal(Refusal.MergedAway, await Desk.AddAsync(People.Analyst, from, [Account(8)], "graph", default));
        Assert.Equal(Refusal.MergedAway, await Desk.JudgeAsync(People.Analyst, from, version, null, MemberStatus.Confirmed, "One card.", default));
        Assert.Equal(Refusal.MergedAway, await Desk.WriteAsync(People.Analyst, from, "After.", default));
        Assert.Equal(Refusal.MergedAway, (await Room.The<IHypotheses>().StateAsync(People.Analyst, from, new("One lab.", FindingBasis.Inferred, Likelihood.Likely, "Seen.", []), default)).Refusal);
        Assert.Equal(Refusal.MergedAway, (await Room.The<ICampaignHolds>().PlaceAsync(People.Manager, from, "Court A.", default)).Refusal);
        Assert.Equal(Refusal.MergedAway, (await Freezes.FreezeCampaignAsync(People.Analyst, from, 2, "Harvest.", later, default)).Refusal);
        Assert.Equal(Refusal.MergedAway, (await Room.The<IBanDesk>().ProposeForCampaignAsync(People.Analyst, from, "Harvest.", default)).Refusal);
        Assert.Equal(Refusal.MergedAway, (await Room.The<IActionDesk>().DryRunAsync(People.Analyst, from, DecisionKind.Freeze, default)).Refusal);
        Assert.Equal(Refusal.MergedAway, (await Lineage.PreviewAsync(People.Analyst, into, from, default)).Refusal);
        Assert.Equal(Refusal.SameCampaign, (await Lineage.PreviewAsync(People.Analyst, into, into, default)).Refusal);
        // Its author still mends what stands there.
        Assert.Null(await Desk.RewriteAsync(People.Analyst, from, note, "Before, mended.", default));
    }

    [CaseFact]
    public async Task Decisions_in_force_go_on_and_are_shown_where_the_members_are()
    {
        var (from, into) = await TwoAsync();
        await Freezes.FreezeCampaignAsync(People.Analyst, from, 2, "Harvest.", Room.Clock.GetUtcNow().AddDays(1), default);
        var position = await Room.The<IDecisionStream>().PositionAsync(default);

        await MergeAsync(from, into);

        Assert.Equal(position, await Room.The<IDecisionStream>().PositionAsync(default));
        Assert.Equal([from, from], (await Freezes.OfCampaignAsync(into, 0, 10, default)).Rows.Select(d => d.CampaignId));
        Assert.Equal(2, (await Freezes.PreviewAsync(into, null, default)).AlreadyHeld);
        var part = await SplitAsync(into, [Account(1), Account(4)]);
        Assert.Equal([Account(1)], (await Freezes.OfCampaignAsync(part, 0, 10, default)).Rows.Select(d => d.AccountId));
        Assert.Equal(2, (await Freezes.OfCampaignAsync(from, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task A_ban_proposed_before_the_merge_is_approved_after_it_unless_somebody_was_found_innocent()
    {
        var bans = Room.The<IBanDesk>();
        var (from, into) = await TwoAsync();
        var (good, bad) = ((await bans.ProposeForCampaignAsync(People.Analyst, from, "Harvest.", default)).Value!, (await bans.ProposeForCampaignAsync(People.Analyst, from, "Harvest.", default)).Value!);
        foreach (var one in (Guid[])[good.Id, bad.Id]) await bans.OpenEvidenceAsync(People.Manager, one, default);
        await MergeAsync(from, into);

        Assert.Null(await bans.ApproveAsync(People.Manager, good.Id, (await bans.FindAsync(good.Id, default))!.Version, null, default));
        var kept = await Room.The<IEvidencePacks>().KeptAsync(People.Manager, [.. (await Freezes.OfCampaignAsync(from, 0, 10, default)).Rows.Select(d => d.Id)], default);
        Assert.All(kept.Values, e => Assert.StartsWith("Confirmed", e.Facts.Membership, StringComparison.Ordinal));
        await JudgeAsync(into, Account(1), MemberStatus.Innocent, "A school.");
        Assert.Equal(Refusal.FactsChanged, await bans.ApproveAsync(People.Manager, bad.Id, (await bans.FindAsync(bad.Id, default))!.Version, null, default));
    }

    [CaseFact]
    public async Task A_split_gives_chosen_members_a_campaign_of_their_own_and_a_merge_takes_it_back()
    {
        var (whole, _) = await TwoAsync();
        await NotedAsync(whole, "Both ask the same items.");
        var before = (await MembersAsync(whole)).Select(m => (m.AccountId, m.Status, m.Reason, m.AddedBy, m.AddedAt)).ToList();
        Room.Clock.Advance(TimeSpan.FromMinutes(1));

        var part = await SplitAsync(whole, [Account(2)]);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        await NotedAsync(whole, "Written afterwards.");

        Assert.Equal([Account(1)], (await MembersAsync(whole)).Select(m => m.AccountId));
        var moved = Assert.Single(await MembersAsync(part));
        Assert.Equal((Account(2), MemberStatus.Confirmed, whole), (moved.AccountId, moved.Status, moved.CameFromId));
        var origin = Assert.Single((await Lineage.OfAsync(People.Auditor, part, default)).Origins);
        Assert.Equal((whole, "Both ask the same items."), (origin.CampaignId, Assert.Single(origin.Notes).Text));
        Assert.Equal(Refusal.NobodyToActOn, (await Lineage.SplitAsync(People.Analyst, part, 0, [], "Empty", "None.", default)).Refusal);
        Assert.Equal(Refusal.ChangedMeanwhile, (await Lineage.SplitAsync(People.Analyst, part, 0, [Account(2), Account(7)], "Other", "Old list.", default)).Refusal);

        await MergeAsync(part, whole);
        Assert.Equal(before, (await MembersAsync(whole)).Select(m => (m.AccountId, m.Status, m.Reason, m.AddedBy, m.AddedAt)));
    }

    [CaseFact]
    public async Task A_merge_is_not_undone_past_a_later_step_that_moved_the_same_accounts()
    {
        var (from, into) = await TwoAsync();
        var first = await MergeAsync(from, into);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await Room.ConfirmedCampaignAsync([Account(1), Account(8)]);
        var second = await MergeAsync(third, into);
        Assert.Equal(Refusal.MovedOn, await Lineage.UnmergeAsync(People.Analyst, first.Id, first.Version, "Wrong.", default));

        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, second.Id, second.Version, "Wrong.", default));
        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, first.Id, first.Version, "Wrong.", default));
        foreach (var one in (Guid[])[from, into, third]) Assert.Equal(2, (await MembersAsync(one)).Count);

        var again = await MergeAsync(from, into);
        await MergeAsync(into, third);
        Assert.Equal(Refusal.MovedOn, await Lineage.UnmergeAsync(People.Analyst, again.Id, again.Version, "Wrong.", default));
    }

    [CaseFact]
    public async Task Notes_and_hypotheses_are_shown_from_where_they_were_written_over_all_steps()
    {
        var (from, into) = await TwoAsync();
        await NotedAsync(from, "<b>First</b>");
        await Room.The<IHypotheses>().StateAsync(People.Analyst, from, new("One lab.", FindingBasis.Inferred, Likelihood.Likely, "Seen.", []), default);
        await MergeAsync(from, into);
        var third = await Room.ConfirmedCampaignAsync([Account(8)]);
        await MergeAsync(into, third);

        var lineage = await Lineage.OfAsync(People.Auditor, third, default);

        Assert.Equal([from, into], lineage.Origins.Select(o => o.CampaignId).Order(Comparer<Guid>.Create((a, b) => a == from ? -1 : b == from ? 1 : 0)));
        var origin = lineage.Origins.Single(o => o.CampaignId == from);
        Assert.Equal(("<b>First</b>", "One lab."), (Assert.Single(origin.Notes).Text, Assert.Single(origin.Hypotheses).Statement));
        Assert.Equal(["One lab."], (await Lineage.OfAsync(People.Auditor, from, default)).Steps.Select(s => s.Step.Reason));
        Assert.Empty((await Lineage.OfAsync(People.Partner, third, default)).Steps);
    }

    [CaseFact]
    public async Task A_legal_hold_follows_the_members_through_merge_split_and_undoing()
    {
        var holds = Room.The<ICampaignHolds>();
        var (from, into) = await TwoAsync();
        await holds.PlaceAsync(People.Manager, from, "Court A.", default);
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        var step = await MergeAsync(from, into);
        Assert.Equal([Account(1), Account(2), Account(3), Account(4)], await HeldAsync());
        var part = await SplitAsync(into, [Account(1)]);
        Assert.Contains(Account(1), await HeldAsync());

        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        await MergeAsync(part, into);
        Assert.Equal(4, (await HeldAsync()).Count);
        Assert.Equal(Refusal.MovedOn, await Lineage.UnmergeAsync(People.Analyst, step.Id, step.Version, "Wrong.", default));
    }

    [CaseFact]
    public async Task A_canary_sealed_for_a_campaign_reaches_its_members_after_the_merge_and_not_those_they_met()
    {
        var (from, into) = await TwoAsync();
        var print = await Room.SealedAsync(Prints.Canary(from));
        Assert.Null(await Room.The<IFingerprints>().ServeAsync(People.Reviewer, print.Id, print.Version, default));
        await MergeAsync(from, into);

        Assert.Single(await Room.The<IFingerprints>().PlanAsync(Account(1), "large", default));
        Assert.Empty(await Room.The<IFingerprints>().PlanAsync(Account(3), "large", default));
        await JudgeAsync(into, Account(1), MemberStatus.Innocent, "A school.");
        Assert.Empty(await Room.The<IFingerprints>().PlanAsync(Account(1), "large", default));
    }

    [CaseFact]
    public async Task Large_campaigns_are_merged_and_unmerged_whole()
    {
        var from = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(0, 25_000).Select(i => Account(i))]);
        var into = await Room.ConfirmedCampaignAsync([.. Enumerable.Range(20_000, 10_000).Select(i => Account(i))]);
        var step = await MergeAsync(from, into);
        Assert.Equal((30_000, 25_000), ((await Desk.AccountsAsync(into, null, default)).Count, step.Members));

        Assert.Null(await Lineage.UnmergeAsync(People.Analyst, step.Id, step.Version, "Two labs.", default));

        Assert.Equal((25_000, 10_000), ((await Desk.AccountsAsync(from, MemberStatus.Confirmed, default)).Count, (await Desk.AccountsAsync(into, MemberStatus.Confirmed, default)).Count));
    }

    /// <summary>Two campaigns with two confirmed members each: 1 and 2, 3 and 4.</summary>
    private async Task<(Guid From, Guid Into)> TwoAsync()
    {
        var both = (await Room.ConfirmedCampaignAsync([Account(1), Account(2)]), await Room.ConfirmedCampaignAsync([Account(3), Account(4)]));
        Room.Clock.Advance(TimeSpan.FromMinutes(1));
        return both;
    }

    private async Task<LineageStep> MergeAsync(Guid from, Guid into)
    {
        var seen = (await Lineage.PreviewAsync(People.Analyst, from, into, default)).Value!;
        var done = await Lineage.MergeAsync(People.Analyst, from, seen.FromVersion, into, seen.IntoVersion, "One lab.", default);
        Room.Clock.Advance(TimeSpan.FromSeconds(1));
        return done.Value ?? throw new InvalidOperationException(done.Refusal.ToString());
    }

    private async Task<Guid> SplitAsync(Guid from, AccountId[] accounts)
    {
        var done = await Lineage.SplitAsync(People.Analyst, from, (await Desk.FindAsync(from, default))!.Version, accounts, "Part", "Other hours.", default);
        return (done.Value ?? throw new InvalidOperationException(done.Refusal.ToString())).Id;
    }

    private async Task<List<CampaignMember>> MembersAsync(Guid campaign) => [.. (await Desk.MembersAsync(campaign, null, 0, 100, default)).Rows.OrderBy(m => m.AccountId.Value, StringComparer.Ordinal)];

    private async Task JudgeAsync(Guid campaign, AccountId account, MemberStatus status, string reason) =>
        Assert.Null(await Desk.JudgeAsync(People.Analyst, campaign, (await Desk.FindAsync(campaign, default))!.Version, [account], status, reason, default));

    private async Task<Guid> NotedAsync(Guid campaign, string text)
    {
        Assert.Null(await Desk.WriteAsync(People.Analyst, campaign, text, default));
        return (await Desk.FindAsync(campaign, default))!.Notes[0].Id;
    }

    private async Task<List<AccountId>> HeldAsync()
    {
        var held = new List<AccountId>();
        foreach (var one in Room.The<IEnumerable<ILegalHolds>>()) held.AddRange(await one.HeldAccountsAsync(default));
        return [.. held.OrderBy(a => a.Value, StringComparer.Ordinal)];
    }
}

public sealed class LineageOnSqlite : LineageContract
{
    protected override bool OnServer => false;
}

public sealed class LineageOnSqlServer : LineageContract
{
    protected override bool OnServer => true;
}
