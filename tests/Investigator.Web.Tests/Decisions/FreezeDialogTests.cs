using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Decisions;

public sealed class FreezeDialogTests : ConsoleContext
{
    private static readonly Guid Campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000007");
    private readonly FreezesInMemory _desk = new(Noon);

    public FreezeDialogTests() => Services.AddSingleton<IFreezeDesk>(_desk);

    [Fact]
    public void It_says_that_it_is_looking_for_whom_it_would_hit_and_cannot_be_sent_before()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        _desk.Members.Add(new("acc-1"));
        Open();

        Dialogs.WaitForAssertion(() => Assert.Contains("Loading who would be hit", Dialogs.Markup, StringComparison.Ordinal));
        Assert.True(Submit.HasAttribute("disabled"));
        stored.SetResult();
        Dialogs.WaitForAssertion(() => Assert.False(Submit.HasAttribute("disabled")));
    }

    [Fact]
    public void It_says_whom_it_hits_and_whom_it_leaves_out_and_why()
    {
        _desk.Members.AddRange([new("acc-1"), new(Hostile)]);
        Open();

        var preview = Dialogs.WaitForElement("[data-testid=freeze-preview]").TextContent;
        Assert.Contains("2 (people found so)", preview, StringComparison.Ordinal);
        Assert.Contains("3 (nobody confirmed them)", preview, StringComparison.Ordinal);
        Assert.Contains("Showing 2 of 2.", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Empty(Dialogs.FindAll("script"));
    }

    [Fact]
    public void With_nobody_left_it_says_so_and_cannot_be_sent()
    {
        Open();

        Assert.Contains("Nobody is left to freeze", Dialogs.WaitForElement("[data-testid=nobody]").TextContent, StringComparison.Ordinal);
        Assert.True(Submit.HasAttribute("disabled"));
    }

    [Fact]
    public void A_freeze_is_spread_over_a_while_and_nobody_is_frozen_yet()
    {
        _desk.Members.AddRange([new("acc-1"), new("acc-2")]);
        Actions.Radius = new([new("acc-1"), new("acc-2")], 2, 0, 0, 0, 0, 0, 0, 0, Neighbours.None);
        Open();
        Dialogs.WaitForElement("[data-testid=timing-at-a-time]").Change("on");
        Dialogs.Find("textarea").Input("Harvest");
        Dialogs.Find("[data-testid=freeze-days]").Change("7");
        Submit.Click();
        Assert.Contains("Say at what time", Why, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=timing-at]").Change(Noon.AddDays(-1).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        Submit.Click();
        Assert.Contains(Refusal.TimingWrong.Explain(), Why, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=timing-spread]").Change("on");
        Dialogs.WaitForElement("[data-testid=timing-over]").Change("72");

        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=freeze-dialog]")));
        var later = Assert.Single(Actions.Later);
        Assert.Equal((DecisionKind.Freeze, null, TimeSpan.FromDays(3)), (later.Kind, later.Timing.From, later.Timing.Spread));
        Assert.Empty(_desk.Made);
    }

    [Fact]
    public void What_the_customer_may_read_and_the_clause_go_with_the_freeze_apart_from_its_reason()
    {
        _desk.Members.Add(new("acc-1"));
        Actions.Radius = new([new("acc-1")], 1, 0, 0, 0, 0, 0, 0, 0, Neighbours.None);
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");
        Dialogs.Find("textarea").Input("Shares a card");
        Dialogs.Find("[data-testid=ground]").Input("Use for training a rival model");
        Dialogs.Find("[data-testid=policy]").Input("Terms 4.2");
        Dialogs.Find("[data-testid=freeze-days]").Change("7");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=freeze-dialog]")));
        var made = Assert.Single(Actions.Made);
        Assert.Equal(("Shares a card", "Use for training a rival model", "Terms 4.2"), (made.Reason, made.Ground, made.Policy));
        Assert.Empty(_desk.Made);
    }

    [Fact]
    public void A_missing_reason_and_a_missing_end_are_each_said_and_nothing_is_frozen()
    {
        _desk.Members.Add(new("acc-1"));
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");

        Submit.Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), Why, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("Harvest");
        Submit.Click();
        Assert.Contains(Refusal.ExpiryMissing.Explain(), Why, StringComparison.Ordinal);
        Assert.Empty(_desk.Made);

        Dialogs.Find("[data-testid=freeze-days]").Change("7");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=freeze-dialog]")));
        Assert.Equal(Noon.AddDays(7), Assert.Single(_desk.Made).ExpiresAt);
    }

    [Fact]
    public void Above_a_hundred_accounts_their_number_is_typed_first()
    {
        _desk.Members.AddRange(Enumerable.Range(0, 1_234).Select(n => new AccountId($"acc-{n}")));
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");
        Assert.Contains("Showing 500 of 1,234.", Dialogs.Markup, StringComparison.Ordinal);
        Dialogs.Find("textarea").Input("Harvest");
        Dialogs.Find("[data-testid=freeze-days]").Change("1");

        Submit.Click();
        Assert.Contains("Type 1234 first", Why, StringComparison.Ordinal);
        Dialogs.Find("input.mud-input-slot[type=text]").Input("1234");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Equal(1_234, _desk.Made.Count));
        Assert.Equal(1_234, _desk.Expected);
    }

    [Fact]
    public void Going_on_asks_for_the_ban_with_the_words_of_the_freeze_once_it_stands()
    {
        var next = Services.GetRequiredService<NextAct>();
        _desk.Members.Add(new("acc-1"));
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");
        Dialogs.Find("textarea").Input("Harvest");
        Dialogs.Find("[data-testid=submit-next]").Click();
        Assert.Contains(Refusal.ExpiryMissing.Explain(), Why, StringComparison.Ordinal);
        Assert.False(next.Take(NextAct.Ban, Campaign, out _));

        Dialogs.Find("[data-testid=freeze-days]").Change("7");
        Dialogs.Find("[data-testid=submit-next]").Click();

        Dialogs.WaitForAssertion(() => Assert.Single(_desk.Made));
        Assert.True(next.Take(NextAct.Ban, Campaign, out var draft));
        Assert.Equal("Harvest", draft);
    }

    [Fact]
    public void Members_that_changed_meanwhile_are_told_and_counted_anew()
    {
        _desk.Members.Add(new("acc-1"));
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");
        _desk.Members.Add(new("acc-2"));
        Dialogs.Find("textarea").Input("Harvest");
        Dialogs.Find("[data-testid=freeze-days]").Change("1");

        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Contains("Freeze 2", Submit.TextContent, StringComparison.Ordinal));
        Assert.Contains(Refusal.ChangedMeanwhile.Explain(), Why, StringComparison.Ordinal);
        Assert.Empty(_desk.Made);
    }

    [Fact]
    public void Whoever_may_not_is_told_by_the_rule_itself()
    {
        SignIn("m", "Manager 1", Role.Manager);
        _desk.Members.Add(new("acc-1"));
        Open();
        Dialogs.WaitForElement("[data-testid=freeze-preview]");
        Dialogs.Find("textarea").Input("Harvest");
        Dialogs.Find("[data-testid=freeze-days]").Change("1");

        Submit.Click();

        Assert.Contains(Refusal.NotAllowed.Explain(), Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_is_frozen_without_those_found_innocent_under_the_words_that_the_customer_may_read()
    {
        Actions.Innocent.Add(new("acc-3"));
        _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<FreezeDialog>("Freeze", new DialogParameters<FreezeDialog> { { d => d.Accounts, [new("acc-1"), new("acc-2"), new("acc-3")] } }));
        var preview = Dialogs.WaitForElement("[data-testid=freeze-preview]").TextContent;
        Assert.Contains("1 (people found so)", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("candidates", preview, StringComparison.Ordinal);
        Assert.Contains("Freeze 3 chosen accounts", Dialogs.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Empty(Dialogs.FindAll("[data-testid=submit-next]"));
        Submit.Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), Why, StringComparison.Ordinal);

        Dialogs.Find("textarea").Input("One card");
        Dialogs.Find("[data-testid=freeze-days]").Change("7");
        Dialogs.Find("[data-testid=ground]").Input("Unusual volume.");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=freeze-dialog]")));
        Assert.Equal(["acc-1", "acc-2"], Actions.Made.Select(d => d.AccountId.Value));
        Assert.All(Actions.Made, d => Assert.Equal(("One card", "Unusual volume.", DecisionKind.Freeze), (d.Reason, d.Ground, d.Kind)));
    }

    private AngleSharp.Dom.IElement Submit => Dialogs.Find("[data-testid=submit]");

    private string Why => Dialogs.WaitForElement("[data-testid=refused]").TextContent;

    private void Open() => _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<FreezeDialog>("Freeze", new DialogParameters<FreezeDialog> { { d => d.Campaign, Campaign } }));
}
