using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Investigator.Web.Decisions.LeakedKeys;
using Investigator.Web.Tests.Decisions.LeakedKeys;
using Investigator.Web.Tests.Triage;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Measures beside freeze and ban, from the dialog, and the ban at once.</summary>
public sealed class MeasureDialogTests : ConsoleContext, IReachQuestions, IHonestSigns
{
    private static readonly Guid Campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000007");
    private readonly NoBans _bans = new();
    private readonly KeysReported _keys = new();
    private (DecisionTarget Target, int? Rate) _asked;

    public MeasureDialogTests() => Services.AddSingleton<IBanDesk>(_bans).AddSingleton<ILeakedKeys>(_keys).AddSingleton<MeasureSimulation>().AddSingleton<IReachQuestions>(this).AddSingleton<IHonestSigns>(this).AddSingleton<IScores>(new FindingsInMemory());

    [Fact]
    public void It_is_tried_on_the_last_30_days_and_shows_those_first_that_look_honest()
    {
        Open(null, new(DecisionScope.Prefix, "192.0.2.7/24"));
        Dialogs.WaitForElement("[data-testid=rate]").Change("30");
        Dialogs.Find("[data-testid=simulate]").Click();

        Dialogs.WaitForAssertion(() => Assert.Contains("2 accounts with 1,010 requests would have been met; 700 requests lay above the rate", Dialogs.Find("[data-testid=simulated]").TextContent, StringComparison.Ordinal));
        var rows = Dialogs.FindAll("[data-testid=simulated-row]").Select(r => r.TextContent).ToList();
        Assert.StartsWith("school", rows[0].Trim(), StringComparison.Ordinal);
        Assert.Contains("it is in a campaign as innocent", rows[0], StringComparison.Ordinal);
        Assert.Contains("nothing anybody said", rows[1], StringComparison.Ordinal);
        Assert.Equal((new DecisionTarget(DecisionScope.Prefix, "192.0.2.0/24"), (int?)30), _asked);
        Assert.Empty(Actions.Made);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_freeze_opens_on_the_key_alone_with_the_report_as_its_reason_and_a_person_decides(bool fromTheAccount)
    {
        _keys.Add("key-1", Noon.AddHours(1), null);
        if (fromTheAccount) Render<AccountLeakedKeys>(p => p.Add(c => c.AccountId, new("acc-1"))).WaitForElement("[data-testid=freeze-key]").Click();
        else Render<LeakedKeysPage>().WaitForElement("[data-testid=freeze-key]").Click();
        Dialogs.WaitForAssertion(() => Assert.Contains("Measure against key key-1", Dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal("Freeze", Dialogs.Find("[data-testid=kind]").GetAttribute("value"));
        var reason = Dialogs.FindAll("textarea")[0];
        Assert.Contains("The key was found in a repository on ", reason.TextContent + reason.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("and was used since", reason.TextContent + reason.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Empty(Actions.Made);

        Dialogs.Find("[data-testid=submit]").Click(); // until when is the person's to say
        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.ExpiryMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Dialogs.Find("[data-testid=days]").Change("7");
        Dialogs.Find("[data-testid=submit]").Click();
        Dialogs.WaitForAssertion(() => Assert.Single(Actions.Made));
        Assert.Equal((DecisionScope.Key, "key-1", DecisionKind.Freeze), (Actions.Made[0].Scope, Actions.Made[0].Target, Actions.Made[0].Kind));
    }

    [Fact]
    public void What_is_no_target_is_refused_in_words()
    {
        Open(null, new(DecisionScope.Prefix, "somewhere"));
        Dialogs.WaitForElement("[data-testid=simulate]").Click();
        Dialogs.WaitForAssertion(() => Assert.Contains(Refusal.PrefixWrong.Explain(), Dialogs.Find("[data-testid=simulation-refused]").TextContent, StringComparison.Ordinal));
    }

    Task<Reach> IReachQuestions.ReachAsync(DecisionTarget target, TimeSpan before, int? perMinute, int take, CancellationToken ct)
    {
        _asked = (target, perMinute);
        return Task.FromResult(new Reach(2, 1010, perMinute is null ? null : 700, [new(new("pool"), 1000, 1000), new(new("school"), 10, 100)]));
    }

    Task<IReadOnlyDictionary<AccountId, string>> IHonestSigns.AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, string>>(new Dictionary<AccountId, string> { [new("school")] = "it is in a campaign as innocent" });

    [Fact]
    public void A_throttle_is_made_with_its_rate_its_ground_and_its_end()
    {
        Open(null, DecisionTarget.Of(new("acc-1")));
        Dialogs.WaitForElement("[data-testid=rate]").Change("30");
        Texts[0].Input("Too fast.");
        Texts[1].Input("Unusual volume.");
        Submit.Click();
        Assert.Contains(Refusal.ExpiryMissing.Explain(), Why, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=days]").Change("7");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=measure-dialog]")));
        var made = Assert.Single(Actions.Made);
        Assert.Equal((DecisionKind.Throttle, 30, "Too fast.", "Unusual volume.", (DateTimeOffset?)Noon.AddDays(7)), (made.Kind, made.RequestsPerMinute, made.Reason, made.Ground, made.ExpiresAt));
    }

    [Fact]
    public void A_degradation_is_proposed_not_made()
    {
        Open(null, new(DecisionScope.Key, "key-1"));
        Dialogs.WaitForElement("[data-testid=kind]").Change(nameof(DecisionKind.Degrade));
        Dialogs.WaitForElement("[data-testid=no-logprobs]").Change(false);
        Texts[0].Input("Harvest of reasoning.");
        Dialogs.Find("[data-testid=days]").Change("7");
        Assert.Contains("Propose", Submit.TextContent, StringComparison.Ordinal);
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=measure-dialog]")));
        Assert.Empty(Actions.Made);
        Assert.Equal(["analyst-1 key-1: Harvest of reasoning."], _bans.Proposed);
    }

    [Fact]
    public void What_it_is_about_is_asked_where_it_is_not_known_and_a_wrong_prefix_is_said()
    {
        Open(null, null);
        Dialogs.WaitForElement("[data-testid=scope]").Change(nameof(DecisionScope.Prefix));
        Dialogs.Find("input.mud-input-slot").Input("everywhere");
        Dialogs.Find("[data-testid=kind]").Change(nameof(DecisionKind.Observe));
        Texts[0].Input("Watch.");
        Dialogs.Find("[data-testid=days]").Change("1");
        Submit.Click();

        Assert.Contains(Refusal.PrefixWrong.Explain(), Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_freeze_of_a_part_of_the_network_is_proposed()
    {
        Open(null, null);
        Dialogs.WaitForElement("[data-testid=scope]").Change(nameof(DecisionScope.Prefix));
        Dialogs.Find("input.mud-input-slot").Input("192.0.2.0/24");
        Dialogs.Find("[data-testid=kind]").Change(nameof(DecisionKind.Freeze));
        Assert.Contains("A second person has to approve it", Dialogs.Find("[data-testid=effect]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Propose", Submit.TextContent.Trim());
        Texts[0].Input("A farm.");
        Dialogs.Find("[data-testid=days]").Change("1");
        Submit.Click();

        Assert.Empty(Actions.Made);
        Assert.Equal(["analyst-1 192.0.2.0/24: A farm."], _bans.Proposed);
    }

    [Fact]
    public void A_whole_campaign_shows_its_dry_run_and_asks_for_the_number()
    {
        Actions.Radius = new([.. Enumerable.Range(0, 500).Select(n => new AccountId($"acc-{n}"))], 500, 3, 4, 5, 6, 7, 8, 9, new(41, 100_000, 2_000_000, 3_000_000, 2, 11, 0, 0));
        Open(Campaign, null);

        var dry = Dialogs.WaitForElement("[data-testid=dry-paying]").ParentElement!.ParentElement!.TextContent;
        foreach (var said in (string[])["3 held already, 4 on the allow list, 5 innocent, 6 candidates", "41 with a card", "100,000 requests", "2, also used by 11 accounts outside", "none is used by anybody outside", "7 of them are innocent", "8 of them have an open appeal", "For 9 of them an appeal overturned"])
            Assert.Contains(said, dry, StringComparison.Ordinal);
        Texts[0].Input("Too fast.");
        Dialogs.Find("[data-testid=days]").Change("1");
        Submit.Click();
        Assert.Contains("Type 500 first", Why, StringComparison.Ordinal);
        Assert.Empty(Actions.Made);
    }

    [Fact]
    public void A_ban_of_a_whole_campaign_is_proposed_after_its_dry_run_and_has_no_end()
    {
        Actions.Radius = new([new("acc-1")], 1, 0, 0, 0, 0, 0, 0, 0, Neighbours.None);
        Open(Campaign, null);
        Dialogs.WaitForElement("[data-testid=kind]").Change(nameof(DecisionKind.Ban));
        Dialogs.WaitForElement("[data-testid=dry-total]");
        Assert.Empty(Dialogs.FindAll("[data-testid=days]"));
        Texts[0].Input("Harvest.");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Equal(["analyst-1 campaign: Harvest."], _bans.Proposed));
    }

    [Fact]
    public void A_ban_at_once_is_typed_out_and_says_that_it_will_be_reviewed()
    {
        SignIn("m", "Manager 1", Role.Manager);
        _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<BreakGlassDialog>("Break-glass", new DialogParameters<BreakGlassDialog> { { d => d.Target, DecisionTarget.Of(new("acc-1")) } }));
        Assert.Contains("another manager has to review it within 24 hours", Dialogs.WaitForElement("[data-testid=break-glass-dialog]").TextContent, StringComparison.Ordinal);
        Texts[0].Input("It takes everything now.");
        Submit.Click();
        Assert.Contains("Type BAN 1 first", Why, StringComparison.Ordinal);
        Assert.Empty(_bans.Proposed);

        Dialogs.FindAll("input.mud-input-slot")[^1].Input("BAN 1");
        Submit.Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=break-glass-dialog]")));
        Assert.Equal(["m acc-1: It takes everything now."], _bans.Proposed);
    }

    private IReadOnlyList<AngleSharp.Dom.IElement> Texts => [.. Dialogs.FindAll("textarea")];

    private AngleSharp.Dom.IElement Submit => Dialogs.Find("[data-testid=submit]");

    private string Why => Dialogs.WaitForElement("[data-testid=refused]").TextContent;

    private void Open(Guid? campaign, DecisionTarget? target) => _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>()
        .ShowAsync<MeasureDialog>("Measure", new DialogParameters<MeasureDialog> { { d => d.Campaign, campaign }, { d => d.Target, target } }));
}
