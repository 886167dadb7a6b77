using System.Text;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Matching;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing.Matching;

/// <summary>Two providers, each with a store of its own, find out which accounts they have in common.</summary>
public abstract class MatchingContract : CaseContract
{
    private const string Card = "card-secret-4711";

    [CaseFact]
    public async Task What_both_have_and_one_of_them_stopped_is_found_and_nothing_else_is_told()
    {
        await using var other = await CaseRoom.OnSqliteAsync();
        var (mine, theirs) = await PactAsync(other);
        Room.Values.All.AddRange([new(Account(1), MatchKind.Card, Card), new(Account(2), MatchKind.Card, "card-2"), new(Account(3), MatchKind.Device, "device-3"), new(Account(9), MatchKind.Card, "card-outside")]);
        other.Values.All.AddRange([new(Account(71), MatchKind.Card, Card), new(Account(72), MatchKind.Card, "card-2"), new(Account(73), MatchKind.Device, Card)]);
        Assert.Null((await other.The<IFreezeDesk>().FreezeAccountAsync(People.Analyst, Account(71), "Harvest.", other.Clock.GetUtcNow().AddDays(7), default)).Refusal);

        var campaign = await Room.ConfirmedCampaignAsync([Account(1), Account(2), Account(3)]);
        var question = await FileAsync(Room, (await Desk(Room).AskAsync(People.Analyst, mine, campaign, [MatchKind.Card, MatchKind.Device], "One pool?", default)).Value!);
        var answered = (await Desk(other).TakeInAsync(People.Analyst, question, "They asked.", default)).Value!;
        Assert.Equal((3, 2), (answered.Tokens, answered.Hits)); // both cards met; the device's value is a card's, and kinds are kept apart
        var answer = await FileAsync(other, answered);
        Assert.Single(MatchFile.Read(answer)!.Hits!); // the customer with nothing against them is counted at home and told to nobody
        var closed = (await Desk(Room).TakeInAsync(People.OtherAnalyst, answer, "", default)).Value!;
        Assert.Equal(MatchRoundState.Done, closed.State);
        var hit = Assert.Single((await Desk(Room).OpenAsync(People.Analyst, closed.Id, default)).Value!.Hits);
        Assert.Equal(new MatchHit(Account(1).Value, MatchKind.Card, MatchStanding.Stopped), hit);
        foreach (var file in (byte[][])[question, answer])
            foreach (var raw in (string[])[Card, "card-2", "device-3", "acc-", "Pool 1"])
                Assert.DoesNotContain(raw, Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.NotEqual(theirs, mine);
    }

    [CaseFact]
    public async Task Nothing_is_asked_before_a_second_person_compared_the_number()
    {
        await using var other = await CaseRoom.OnSqliteAsync();
        var partner = await Room.PartnerAsync("Lab B");
        var there = await other.PartnerAsync("Lab A");
        var pact = (await Desk(Room).MakePactAsync(People.Reviewer, partner.Id, default)).Value!;
        var counterpart = (await Desk(other).MakePactAsync(People.Reviewer, there.Id, default)).Value!;
        foreach (var wrong in (string[])["", "nonsense", pact.PublicKey, Convert.ToBase64String(new byte[91])])
            Assert.Equal(Refusal.PublicKeyWrong, await Desk(Room).EnterKeyAsync(People.Reviewer, pact.Id, wrong, default));
        Assert.Null(await Desk(Room).EnterKeyAsync(People.Reviewer, pact.Id, counterpart.PublicKey, default));
        Assert.Equal(Refusal.NeedsSecondPerson, await Desk(Room).ConfirmPactAsync(People.Reviewer, pact.Id, default));
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        Room.Values.All.Add(new(Account(1), MatchKind.Card, Card));
        Assert.Equal(Refusal.NotInThisState, (await Desk(Room).AskAsync(People.Analyst, pact.Id, campaign, [MatchKind.Card], "One pool?", default)).Refusal);
        Assert.Null(await Desk(Room).ConfirmPactAsync(People.Manager, pact.Id, default));
        Assert.Null((await Desk(Room).AskAsync(People.Analyst, pact.Id, campaign, [MatchKind.Card], "One pool?", default)).Refusal);
        Assert.Null(await Desk(Room).EndPactAsync(People.Manager, pact.Id, default));
        Assert.Equal(Refusal.NotInThisState, (await Desk(Room).AskAsync(People.Analyst, pact.Id, campaign, [MatchKind.Card], "Again?", default)).Refusal);
        Assert.Equal((await Desk(Room).PactsAsync(People.Auditor, default))[0].Number, MatchKey.NumberOf(counterpart.PublicKey, pact.PublicKey));
        Assert.Empty(await Desk(Room).PactsAsync(People.Partner, default));
    }

    [CaseFact]
    public async Task No_file_leaves_without_a_second_person_and_none_that_was_altered_or_strange_comes_in()
    {
        await using var other = await CaseRoom.OnSqliteAsync();
        var (mine, _) = await PactAsync(other);
        Room.Values.All.Add(new(Account(1), MatchKind.Card, Card));
        var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
        var asked = (await Desk(Room).AskAsync(People.Reviewer, mine, campaign, [MatchKind.Card], "One pool?", default)).Value!;
        Assert.Equal(Refusal.NotInThisState, (await Desk(Room).FileAsync(People.Reviewer, asked.Id, default)).Refusal);
        Assert.Equal(Refusal.NeedsSecondPerson, await Desk(Room).DecideAsync(People.Reviewer, asked.Id, asked.Version, true, default));
        Assert.Equal(Refusal.ChangedMeanwhile, await Desk(Room).DecideAsync(People.Manager, asked.Id, asked.Version + 1, true, default));
        Assert.Equal(Refusal.PreviewNotOpened, await Desk(Room).DecideAsync(People.Manager, asked.Id, asked.Version, true, default));
        Assert.NotNull((await Desk(Room).OpenAsync(People.Reviewer, asked.Id, default)).Value); // that another person looked is not enough
        Assert.Equal(Refusal.PreviewNotOpened, await Desk(Room).DecideAsync(People.Manager, asked.Id, asked.Version, false, default));
        var question = await FileAsync(Room, asked);
        for (var at = 0; at < question.Length - 1; at++)
        {
            var altered = (byte[])question.Clone();
            altered[at] ^= 1;
            Assert.Equal(Refusal.MatchFileWrong, (await Desk(other).TakeInAsync(People.Analyst, altered, "They asked.", default)).Refusal);
        }

        Assert.Equal(Refusal.MatchFileWrong, (await Desk(Room).TakeInAsync(People.Analyst, question, "Our own.", default)).Refusal);
        Assert.Equal(Refusal.MatchFileWrong, (await Desk(other).TakeInAsync(People.Analyst, new byte[5_000_000], "They asked.", default)).Refusal);
        Assert.Null((await Desk(other).TakeInAsync(People.Analyst, question, "They asked.", default)).Refusal);
        Assert.Equal(Refusal.AlreadyDecided, (await Desk(other).TakeInAsync(People.Analyst, question, "Once more.", default)).Refusal);
    }

    [CaseFact]
    public async Task A_partner_that_tries_a_list_of_guesses_is_stopped_for_the_day()
    {
        await using var other = await CaseRoom.OnSqliteAsync();
        var (mine, _) = await PactAsync(other);
        for (var n = 1; n <= 2; n++)
        {
            Room.Values.All.Clear();
            Room.Values.All.AddRange(Enumerable.Range(0, 30_000).Select(i => new MatchValue(Account(1), MatchKind.Email, $"guess-{n}-{i}")));
            var campaign = await Room.ConfirmedCampaignAsync([Account(1)]);
            var question = await FileAsync(Room, (await Desk(Room).AskAsync(People.Analyst, mine, campaign, [MatchKind.Email], "Guess.", default)).Value!);
            Assert.Equal(n == 1 ? null : Refusal.MatchedTooMuch, (await Desk(other).TakeInAsync(People.Analyst, question, "They asked.", default)).Refusal);
            if (n == 1) continue;
            other.Clock.Advance(TimeSpan.FromDays(1.1));
            Assert.Null((await Desk(other).TakeInAsync(People.Analyst, question, "They asked.", default)).Refusal);
        }

        Room.Values.All.AddRange(Enumerable.Range(0, 30_000).Select(i => new MatchValue(Account(1), MatchKind.Email, $"more-{i}")));
        Assert.Equal(Refusal.MatchedTooMuch, (await Desk(Room).AskAsync(People.Analyst, mine, await Room.ConfirmedCampaignAsync([Account(1)]), [MatchKind.Email], "Guess.", default)).Refusal);
    }

    [CaseFact]
    public async Task Tokens_of_two_rounds_or_two_partners_can_not_be_laid_side_by_side()
    {
        var (a, b, c) = (MatchKey.NewPrivate(), MatchKey.NewPrivate(), MatchKey.NewPrivate());
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var tokens = new[] { MatchKey.Of(a, MatchKey.PublicOf(b), one), MatchKey.Of(a, MatchKey.PublicOf(b), two), MatchKey.Of(a, MatchKey.PublicOf(c), one) }.Select(k => k.Token(MatchKind.Card, Card)).ToList();
        Assert.Equal(3, tokens.Distinct().Count());
        Assert.Equal(tokens[0], MatchKey.Of(b, MatchKey.PublicOf(a), one).Token(MatchKind.Card, Card));
        await Task.CompletedTask;
    }

    private static IMatching Desk(CaseRoom room) => room.The<IMatching>();

    private static async Task<byte[]> FileAsync(CaseRoom room, MatchRoundRow round)
    {
        Assert.Equal(People.Manager.Id, (await Desk(room).OpenAsync(People.Manager, round.Id, default)).Value!.Views[^1].PersonId);
        Assert.Null(await Desk(room).DecideAsync(People.Manager, round.Id, round.Version, true, default));
        return (await Desk(room).FileAsync(People.Analyst, round.Id, default)).Value!.Content;
    }

    private async Task<(Guid Mine, Guid Theirs)> PactAsync(CaseRoom other)
    {
        var mine = (await Desk(Room).MakePactAsync(People.Reviewer, (await Room.PartnerAsync("Lab B")).Id, default)).Value!;
        var theirs = (await Desk(other).MakePactAsync(People.Reviewer, (await other.PartnerAsync("Lab A")).Id, default)).Value!;
        foreach (var (room, pact, key) in (IEnumerable<(CaseRoom, Guid, string)>)[(Room, mine.Id, theirs.PublicKey), (other, theirs.Id, mine.PublicKey)])
        {
            Assert.Null(await Desk(room).EnterKeyAsync(People.Reviewer, pact, key, default));
            Assert.Null(await Desk(room).ConfirmPactAsync(People.Manager, pact, default));
        }

        return (mine.Id, theirs.Id);
    }
}

public sealed class MatchingOnSqlite : MatchingContract
{
    protected override bool OnServer => false;
}

public sealed class MatchingOnSqlServer : MatchingContract
{
    protected override bool OnServer => true;
}
