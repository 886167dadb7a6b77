using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Decisions;

public abstract class DecisionsContract : CaseContract
{
    private IFreezeDesk Freezes => Room.The<IFreezeDesk>();

    private IBanDesk Bans => Room.The<IBanDesk>();

    private DateTimeOffset Tomorrow => Room.Clock.GetUtcNow().AddDays(1);

    [CaseFact]
    public async Task A_preview_says_whom_a_freeze_hits_and_the_freeze_hits_them_alone()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3), Account(4)]);
        var campaigns = Room.The<ICampaignDesk>();
        Assert.Null(await campaigns.JudgeAsync(People.Analyst, id, 1, [Account(3)], MemberStatus.Innocent, "A school.", default));
        Assert.Null(await campaigns.AddAsync(People.Analyst, id, [Account(5)], "graph", default));
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.Analyst, Account(4), "At once.", Tomorrow, default)).Value);

        var preview = await Freezes.PreviewAsync(id, null, default);
        Assert.Equal(2, preview.Total);
        Assert.Equal([Account(1), Account(2)], preview.Accounts);
        Assert.Equal((1, 1, 1), (preview.AlreadyHeld, preview.Innocent, preview.Candidates));

        Assert.Equal(Refusal.ChangedMeanwhile, (await Freezes.FreezeCampaignAsync(People.Analyst, id, 3, "Harvest.", Tomorrow, default)).Refusal);
        var receipt = (await Freezes.FreezeCampaignAsync(People.Analyst, id, preview.Total, "Harvest.", Tomorrow, default)).Value!;
        Assert.Equal(2, receipt.Accounts);
        var standing = await Freezes.StandingAsync([Account(1), Account(2), Account(3), Account(4), Account(5)], default);
        Assert.Equal(3, standing.Count);
        Assert.False(standing.ContainsKey(Account(3)));
        Assert.Equal(Refusal.NobodyToActOn, (await Freezes.FreezeCampaignAsync(People.Analyst, id, 0, "Harvest.", Tomorrow, default)).Refusal);
    }

    [CaseFact]
    public async Task A_freeze_needs_a_reason_and_an_end_and_happens_once()
    {
        Assert.Equal(Refusal.ReasonMissing, (await Freezes.FreezeAccountAsync(People.Analyst, Account(1), " ", Tomorrow, default)).Refusal);
        Assert.Equal(Refusal.ExpiryMissing, (await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", null, default)).Refusal);
        Assert.NotNull((await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default)).Value);
        Assert.Equal(Refusal.AlreadyDecided, (await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default)).Refusal);
        Assert.Equal(1, (await Freezes.PreviewAsync(null, Account(1), default)).AlreadyHeld);
    }

    [CaseFact]
    public async Task Expiry_lifts_a_freeze_and_tells_the_stream()
    {
        await Freezes.FreezeAccountAsync(People.Analyst, Account(1), "Harvest.", Tomorrow, default);
        Assert.Equal(0, await Freezes.ExpireAsync(default));

        Room.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await Freezes.ExpireAsync(default));
        Assert.Equal("expired", Assert.Single(await Freezes.OfAccountAsync(Account(1), default)).EndedBy);
        Assert.Equal([true, false], (await StreamAsync()).Select(c => c.Added));
        Assert.Equal(People.Analyst.Id, (await Room.AuditAsync())[0].PersonId);
        Assert.Equal(("freeze.expired", "system"), ((await Room.AuditAsync())[^1].Act, (await Room.AuditAsync())[^1].PersonId));
    }

    [CaseFact]
    public async Task Undo_lifts_what_still_stands_of_one_act()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var act = (await Freezes.FreezeCampaignAsync(People.Analyst, id, 2, "Harvest.", Tomorrow, default)).Value!.ActId;
        var one = Assert.Single(await Freezes.OfAccountAsync(Account(1), default));
        Assert.Null(await Freezes.LiftAsync(People.Analyst, one.Id, "A mistake.", default));

        Assert.Null(await Freezes.UndoAsync(People.Analyst, act, default));

        Assert.Empty(await Freezes.StandingAsync([Account(1), Account(2)], default));
        Assert.Equal(Refusal.AlreadyDecided, await Freezes.UndoAsync(People.Analyst, act, default));
        Assert.Equal(Refusal.NotFound, await Freezes.UndoAsync(People.Analyst, Guid.NewGuid(), default));
        Assert.Equal([1L, 2, 3, 4], (await StreamAsync()).Select(c => c.Position));
        Assert.Equal(2, (await Freezes.OfCampaignAsync(id, 0, 10, default)).Total);
    }

    [CaseFact]
    public async Task A_ban_needs_a_second_person_who_opened_the_evidence()
    {
        var id = await Room.ConfirmedCampaignAsync([Account(1), Account(2)]);
        var proposal = (await Bans.ProposeForCampaignAsync(People.AnalystAndManager, id, "Harvest.", default)).Value!;
        Assert.Equal(2, proposal.Accounts);

        Assert.NotNull((await Bans.OpenEvidenceAsync(People.AnalystAndManager, proposal.Id, default)).Value);
        Assert.Equal(Refusal.SelfApproval, await Bans.ApproveAsync(People.AnalystAndManager, proposal.Id, proposal.Version, null, default));
        Assert.Equal(Refusal.EvidenceNotOpened, await Bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        Assert.Equal(Refusal.NotAllowed, await Bans.ApproveAsync(People.Reviewer, proposal.Id, proposal.Version, null, default));
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));

        var opened = (await Bans.OpenEvidenceAsync(People.Manager, proposal.Id, default)).Value!;
        Assert.Equal([Account(1), Account(2)], opened.Accounts.Select(a => a.AccountId));
        Assert.Equal(Refusal.ChangedMeanwhile, await Bans.ApproveAsync(People.Manager, proposal.Id, opened.Version + 1, null, default));
        Assert.Null(await Bans.ApproveAsync(People.Manager, proposal.Id, opened.Version, "Seen.", default));

        Assert.Equal(DecisionKind.Ban, (await Freezes.StandingAsync([Account(1)], default))[Account(1)]);
        Assert.Equal(Refusal.AlreadyDecided, await Bans.ApproveAsync(People.Manager, proposal.Id, opened.Version, null, default));
        Assert.Equal(Refusal.AlreadyDecided, (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Again.", default)).Refusal);
        Assert.Equal(Refusal.NobodyToActOn, (await Bans.ProposeForCampaignAsync(People.Analyst, id, "Again.", default)).Refusal);
        Assert.Equal(2, (await StreamAsync()).Count(c => c is { Added: true, Kind: DecisionKind.Ban }));
    }

    [CaseFact]
    public async Task A_ban_is_lifted_by_a_manager_alone()
    {
        var proposal = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, proposal.Id, default);
        Assert.Null(await Bans.ApproveAsync(People.Manager, proposal.Id, proposal.Version, null, default));
        var ban = Assert.Single(await Freezes.OfAccountAsync(Account(1), default));

        Assert.Equal(Refusal.NotAllowed, await Freezes.LiftAsync(People.Analyst, ban.Id, "A mistake.", default));
        Assert.Equal(Refusal.NotAllowed, await Freezes.UndoAsync(People.Analyst, ban.ActId, default));
        Assert.Null(await Freezes.UndoAsync(People.Manager, ban.ActId, default));
        Assert.Empty(await Freezes.StandingAsync([Account(1)], default));
    }

    [CaseFact]
    public async Task Proposals_wait_first_and_can_be_rejected_or_withdrawn()
    {
        var rejected = (await Bans.ProposeForAccountAsync(People.Analyst, Account(1), "Harvest.", default)).Value!;
        await Bans.OpenEvidenceAsync(People.Manager, rejected.Id, default);
        Assert.Equal(Refusal.ReasonMissing, await Bans.RejectAsync(People.Manager, rejected.Id, rejected.Version, "", default));
        Assert.Null(await Bans.RejectAsync(People.Manager, rejected.Id, rejected.Version, "Too thin.", default));
        Room.Clock.Advance(TimeSpan.FromHours(1));
        var withdrawn = (await Bans.ProposeForAccountAsync(People.Analyst, Account(2), "Harvest.", default)).Value!;
        Assert.Equal(Refusal.NotAllowed, await Bans.WithdrawAsync(People.OtherAnalyst, withdrawn.Id, default));
        var waiting = (await Bans.ProposeForAccountAsync(People.Analyst, Account(3), "Harvest.", default)).Value!;
        Assert.Null(await Bans.WithdrawAsync(People.Analyst, withdrawn.Id, default));

        Assert.Equal([waiting.Id, withdrawn.Id, rejected.Id], (await Bans.LoadAsync(null, 0, 10, default)).Rows.Select(p => p.Id));
        Assert.Equal(waiting.Id, Assert.Single((await Bans.LoadAsync(ProposalState.Waiting, 0, 10, default)).Rows).Id);
        Assert.Equal("Too thin.", (await Bans.FindAsync(rejected.Id, default))!.Answer);
    }

    [CaseFact]
    public async Task A_reader_of_the_stream_resumes_without_a_gap_while_eight_people_write()
    {
        var seen = new List<long>();
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 6; i++) await Freezes.FreezeAccountAsync(People.Analyst, Account((100 * w) + i), "Harvest.", Tomorrow, default);
        })));
        long since = 0;
        while (!writing.IsCompleted || (await Room.The<IDecisionStream>().SinceAsync(since, 1, default)).Changes.Count > 0)
        {
            var some = await Room.The<IDecisionStream>().SinceAsync(since, 7, default);
            seen.AddRange(some.Changes.Select(c => c.Position));
            since = some.Next;
        }

        await writing;
        Assert.Equal(Enumerable.Range(1, 48).Select(n => (long)n), seen);
    }

    [CaseFact]
    public async Task A_part_of_the_stream_says_that_more_waits()
    {
        for (var n = 1; n <= 3; n++) await Freezes.FreezeAccountAsync(People.Analyst, Account(n), "Harvest.", Tomorrow, default);

        var first = await Room.The<IDecisionStream>().SinceAsync(0, 2, default);
        var rest = await Room.The<IDecisionStream>().SinceAsync(first.Next, 2, default);
        var none = await Room.The<IDecisionStream>().SinceAsync(rest.Next, 2, default);

        Assert.Equal((2, 2L, true), (first.Changes.Count, first.Next, first.More));
        Assert.Equal((1, 3L, false), (rest.Changes.Count, rest.Next, rest.More));
        Assert.Equal((0, 3L, false), (none.Changes.Count, none.Next, none.More));
    }

    [CaseFact]
    public async Task Whoever_lags_behind_hears_first_of_what_was_lifted_and_never_begins_what_is_over()
    {
        async Task FreezeAsync(int from, int to)
        {
            for (var n = from; n <= to; n++) await Freezes.FreezeAccountAsync(People.Analyst, Account(n), "Harvest.", Tomorrow, default);
        }

        await FreezeAsync(1, 3); // the point knows these
        await FreezeAsync(4, 12);
        foreach (var n in (int[])[1, 5]) Assert.Null(await Freezes.LiftAsync(People.Analyst, (await Freezes.OfAccountAsync(Account(n), default))[0].Id, "A mistake.", default));
        Assert.NotNull((await Room.The<IActionDesk>().RenewAsync(People.Analyst, (await Freezes.OfAccountAsync(Account(2), default))[0].Id, "Still at it.", Tomorrow.AddDays(1), default)).Value);
        await FreezeAsync(13, 15);

        var some = await Room.The<IDecisionStream>().SinceAsync(3, 4, default);
        Assert.Equal([(Account(1), false), (Account(4), true), (Account(6), true), (Account(7), true)], some.Changes.Select(c => (c.AccountId, c.Added))); // what was renewed keeps its place
        Assert.Equal((7L, true), (some.Next, some.More));

        var held = (await Room.The<IDecisionStream>().SinceAsync(0, 100, default)).Changes.Take(3).ToDictionary(c => c.DecisionId, c => c.AccountId);
        for (var (since, more) = (3L, true); more; (since, more) = (some.Next, some.More))
        {
            some = await Room.The<IDecisionStream>().SinceAsync(since, 4, default);
            foreach (var change in some.Changes)
                if (change.Added) held[change.DecisionId] = change.AccountId;
                else held.Remove(change.DecisionId);
            Assert.DoesNotContain(Account(1), held.Values);
            Assert.DoesNotContain(Account(5), held.Values);
            Assert.Contains(Account(2), held.Values);
        }

        Assert.Equal(Enumerable.Range(1, 15).Except([1, 5]).Select(Account).ToHashSet(), held.Values.ToHashSet());
    }

    [CaseFact]
    public async Task A_point_that_starts_learns_what_stands_and_goes_on_from_there()
    {
        Assert.Equal(0, await Room.The<IDecisionStream>().PositionAsync(default));
        for (var n = 1; n <= 3; n++) await Freezes.FreezeAccountAsync(People.Analyst, Account(n), "Harvest.", Tomorrow, default);
        var second = (await Freezes.OfAccountAsync(Account(2), default))[0];
        Assert.Null(await Freezes.LiftAsync(People.Analyst, second.Id, "A mistake.", default));

        var start = await Room.The<IDecisionStream>().StandingAsync(default);
        Assert.Null(await Freezes.LiftAsync(People.Analyst, (await Freezes.OfAccountAsync(Account(3), default))[0].Id, "A mistake.", default));
        var later = await Room.The<IDecisionStream>().SinceAsync(start.Next, 10, default);

        Assert.Equal([Account(1), Account(3)], start.Changes.Select(c => c.AccountId).OrderBy(a => a.Value, StringComparer.Ordinal));
        Assert.All(start.Changes, c => Assert.True(c.Added));
        Assert.Equal((4L, false), (start.Next, start.More));
        Assert.Equal((Account(3), false), (Assert.Single(later.Changes).AccountId, later.Changes[0].Added));
        Assert.Equal(5, await Room.The<IDecisionStream>().PositionAsync(default));
    }

    private async Task<IReadOnlyList<DecisionChange>> StreamAsync() => (await Room.The<IDecisionStream>().SinceAsync(0, 1000, default)).Changes;
}

public sealed class DecisionsOnSqlite : DecisionsContract
{
    protected override bool OnServer => false;
}

public sealed class DecisionsOnSqlServer : DecisionsContract
{
    protected override bool OnServer => true;
}
