using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Sharing;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Decisions;
using Investigator.Web.Shell;
using Investigator.Web.Tests.Decisions;
using Investigator.Web.Tests.Fingerprints;
using Investigator.Web.Tests.Decisions.MeasurePages;
using Investigator.Web.Tests.Sharing;
using Investigator.Web.Tests.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>The campaign's page with everything that other rooms hang on it.</summary>
public sealed class CampaignPageTests : ConsoleContext
{
    private readonly CaseInMemory _case = new(Hostile, Noon);
    private readonly FreezesInMemory _freezes = new(Noon);
    private readonly UsageInMemory _usage = new();
    private readonly CaseFileInMemory _file = new(Noon);
    private readonly StatesInMemory _states = new();
    private readonly PrintsInMemory _prints = new(Noon);
    private readonly LineageInMemory _lineage = new(Noon);
    private readonly SuggestionsInMemory _suggestions = new(Noon);
    private bool _decisionsBroken;

    public CampaignPageTests()
    {
        MeasuresContext.Register(Services, new(Noon), new(), _case);
        Services.AddSingleton<ICampaignDesk>(_case).AddSingleton<IHarvestQuestions>(_case).AddSingleton<IAccountUsage>(_usage);
        Services.AddSingleton<IFreezeDesk>(_ => _decisionsBroken ? throw new IOException("no decisions today") : _freezes).AddSingleton<IBanDesk>(new NoBans()).AddSingleton<ISharingDesk>(new SharingInMemory(Noon)).AddSingleton<IReleaseDesk>(new SharingInMemory(Noon)).AddSingleton<IPartners>(new PartnersInMemory()).AddScoped<DecisionActs>();
        var work = new CaseWorkInMemory(Noon);
        Services.AddSingleton<ISuggestions>(_suggestions);
        Services.AddSingleton<ILineage>(_lineage).AddSingleton<ICampaignTasks>(work).AddSingleton<IAttachments>(work).AddSingleton<ICampaignTimeline>(work);
        Services.AddSingleton<IHypotheses>(_file).AddSingleton<ICampaignHolds>(_file).AddSingleton<ICampaignPools>(_file).AddSingleton<IPoolQuestions>(_file).AddSingleton<IPoolTurns>(_file).AddSingleton<PoolReading>().AddSingleton<IAccountStates>(_states).AddSingleton<ILaneStops, LaneDecisions>();
        Services.Configure<EnforcementOptions>(options => (options.InputPrice, options.OutputPrice) = (3, 15));
        Services.AddSingleton<IPoolMarks, DecisionMarks>().AddSingleton<IHeirs>(new HeirsInMemory()).AddSingleton<IFingerprints>(_prints).AddSingleton<IPlacements>(_prints).AddSingleton<IModelTests>(_prints).AddScoped<IComponentActivator, CarefulActivator>();
    }

    [Fact]
    public void It_says_that_it_loads_and_that_a_wrong_address_leads_nowhere()
    {
        var stored = new TaskCompletionSource();
        _case.Before = () => stored.Task;
        _case.Campaign = null;
        var page = Open();
        Assert.Contains("Loading the campaign", page.Markup, StringComparison.Ordinal);

        stored.SetResult();

        page.WaitForAssertion(() => Assert.Contains("There is no such campaign", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_campaign_says_how_accounts_come_in_and_that_nothing_was_decided_or_written()
    {
        var page = Open();

        Assert.Contains("No member yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing was decided about this campaign yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody has written a note yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("No request of these accounts is stored", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_confirmed_members_were_served_is_counted_and_an_innocent_who_was_is_an_alarm()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1");
        _case.Add(MemberStatus.Innocent, "acc-3");
        var campaign = _case.Campaign!.Id;
        var print = _prints.Sealed(new(FingerprintKind.Canary, "canary <b>", "Why.", campaign, 10, null, null, null, [new("t1", "Who?", "Vaumol", false)]), served: true);
        Assert.Empty(Open().FindAll("[data-testid=innocent-exposed]"));
        _prints.Placed.AddRange([new(new("e1"), print.Id, new("acc-1"), 1200, Noon), new(new("e2"), print.Id, new("acc-2"), 7, Noon), new(new("e3"), print.Id, new("acc-3"), 1, Noon)]);

        var page = Open();

        Assert.Equal(["in service", "1", "1", "1,200"], page.Find("[data-testid=campaign-print-row]").QuerySelectorAll("td").Skip(1).Take(4).Select(c => c.TextContent));
        Assert.Contains("1 request of innocent members", page.Find("[data-testid=innocent-exposed]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_description_and_account_are_text_everywhere()
    {
        _case.Add(MemberStatus.Candidate, Hostile);

        var page = Open();

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=member-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_harvest_leaves_the_innocent_out()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1");
        _case.Add(MemberStatus.Candidate, "acc-2");
        _case.Add(MemberStatus.Innocent, "acc-3");
        _case.Harvest = new(1_234, 2_000_000, 1_000_000, Noon, Noon.AddHours(3), 1, new Dictionary<string, long> { ["reasoning"] = 1_000 });
        _file.Pairs["reasoning"] = 640;

        var page = Open();

        Assert.Equal(["acc-1", "acc-2"], _case.Asked.Select(a => a.Value));
        Assert.Contains("1 exchange in the last stored hour", page.Find("[data-testid=harvest]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["reasoning", "1,000", "640"], page.FindAll("[data-testid=capability] td").Select(cell => cell.TextContent));
        Assert.Contains("At list price 21 USD", page.Find("[data-testid=list-price]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_marks_freezes_and_their_end_and_has_the_same_numbers_as_a_table()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1", "acc-2");
        _case.Harvest = new(2, 10, 20, Noon.AddHours(-3), Noon.AddHours(1), 0, new Dictionary<string, long>());
        foreach (var (id, account, at) in new[] { ("e1", "acc-1", Noon.AddHours(-3)), ("e2", "acc-2", Noon.AddHours(1)) })
            _usage.Events.Add(new() { EventId = new(id), Time = at, AccountId = new(account), RequestedModel = "large", InputTokens = 5, OutputTokens = 10 });
        _freezes.Members.AddRange([new("acc-1"), new("acc-2")]);
        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        var frozen = await _freezes.FreezeCampaignAsync(analyst, _case.Campaign!.Id, 2, "Harvest", Noon.AddDays(1), CancellationToken.None);

        var page = Open();

        page.Find("[data-testid=as-table]").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(2, page.FindAll("[data-testid=timeline-row]").Count);
        Assert.Contains("2026-03-02 12:00:00 freeze of 2 accounts", Marks(page), StringComparison.Ordinal);

        await _freezes.UndoAsync(analyst, frozen.Value!.ActId, CancellationToken.None);
        News.CasesChanged.Raise();
        page.WaitForAssertion(() => Assert.Contains("freeze of 2 accounts ended", Marks(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Many_members_are_paged_with_an_honest_total()
    {
        _case.Add(MemberStatus.Candidate, [.. Enumerable.Range(0, 1_234).Select(n => $"acc-{n}")]);

        var page = Open();

        Assert.Equal(25, page.FindAll("[data-testid=member-row]").Count);
        Assert.Contains("1–25 of 1,234 members", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void All_candidates_are_confirmed_with_a_reason_and_the_freeze_then_reaches_them()
    {
        _case.Add(MemberStatus.Candidate, "acc-1", "acc-2");
        var page = Open();
        page.Find("[data-testid=confirm-all]").Click();
        Dialogs.Find("textarea").Input("Same card");
        Dialogs.Find("[data-testid=submit]").Click();

        Assert.All(_case.Campaign!.Members, m => Assert.Equal((MemberStatus.Confirmed, "Same card", "Analyst 1"), (m.Status, m.Reason, m.JudgedBy)));
    }

    [Fact]
    public void A_note_is_written_and_an_empty_one_is_refused_in_words()
    {
        var page = Open();
        page.Find("[data-testid=write-note]").Click();
        Assert.Contains(Refusal.NoteMissing.Explain(), page.Markup, StringComparison.Ordinal);

        page.Find("[data-form] textarea").Input(Hostile);
        page.Find("[data-testid=write-note]").Click();

        page.WaitForAssertion(() => Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=note]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_note_is_changed_by_its_author_and_shows_what_it_said_before()
    {
        await _case.WriteAsync(new("other", "Other", Role.Analyst), _case.Campaign!.Id, "By another.", default);
        await _case.WriteAsync(new("analyst-1", "Analyst 1", Role.Analyst), _case.Campaign.Id, "First.", default);
        var page = Open();
        Assert.Single(page.FindAll("[data-testid=change-note]")).Click();
        page.Find("[data-form] textarea").Input("Second.");
        page.Find("[data-testid=write-note]").Click();

        page.WaitForAssertion(() => Assert.Contains("What it said before (1)", page.Find("[data-testid=revisions]").TextContent, StringComparison.Ordinal));
        Assert.Contains("First.", page.Find("[data-testid=revisions]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll("[data-testid=note]").Count);
    }

    [Fact]
    public void A_hypothesis_is_stated_argued_and_held_otherwise_with_a_reason()
    {
        var page = Open();
        page.Find("[data-testid=state]").Click();
        Assert.Contains(Refusal.StatementMissing.Explain(), page.Find("[data-testid=hypothesis-refused]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=statement]").Change(Hostile);
        page.Find("[data-testid=because]").Change("Same work list");
        page.Find("[data-testid=basis]").Change("Attributed");
        page.Find("[data-testid=hypotheses] input[type=checkbox]").Change(true);
        page.Find("[data-testid=state]").Click();
        page.WaitForAssertion(() => Assert.Contains("<script>", page.Find("[data-testid=hypothesis]").TextContent, StringComparison.Ordinal));
        Assert.Contains("AML.T0005 Create Proxy AI Model", page.Find("[data-testid=techniques]").TextContent, StringComparison.Ordinal);
        Assert.Contains("attributed", page.Find("[data-testid=hypotheses] h3").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=argue-against]").Click();
        Dialogs.Find("textarea").Input("Pauses differ");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Contains("Pauses differ", page.Find("[data-testid=against]").TextContent, StringComparison.Ordinal));

        page.Find("[data-testid=weigh]").Change("Unlikely");
        Dialogs.WaitForElement("textarea").Input("They never met");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Contains("unlikely (20–45 %)", page.Find("[data-testid=held]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void An_auditor_reads_hypotheses_and_holds_and_changes_none()
    {
        _file.Stated.Add(Hypothesis.State(Guid.NewGuid(), new("a", "A", Role.Analyst), Guid.Empty, new("One lab.", FindingBasis.Inferred, Likelihood.Likely, "Seen.", []), TimeProvider.System).Value!);
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        var page = Open();
        Assert.Single(page.FindAll("[data-testid=hypothesis]"));
        Assert.Empty(page.FindAll("[data-testid=state], [data-testid=argue-for], [data-testid=weigh], [data-testid=place-hold], [data-testid=add-proposed], [data-testid=change-note]"));
    }

    [Fact]
    public void A_manager_places_and_ends_a_legal_hold()
    {
        SignIn("m", "Manager 1", Role.Manager);
        var page = Open();
        Assert.Contains("None stands", page.Find("[data-testid=holds]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=place-hold]").Click();
        Dialogs.Find("textarea").Input("Court A, 7 O 12/26");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Contains("Held: Court A, 7 O 12/26", page.Find("[data-testid=hold]").TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal));
        page.Find("[data-testid=end-hold]").Click();
        Dialogs.WaitForElement("textarea").Input("Closed");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Contains("Ended", page.Find("[data-testid=hold]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_campaign_that_was_merged_away_says_where_its_members_went_instead_of_counting_none()
    {
        var other = Campaign.Start(Guid.NewGuid(), new("a", "A", Role.Analyst), Hostile, null, null, TimeProvider.System).Value!;
        var step = LineageStep.Merge(Guid.NewGuid(), new("a", "A", Role.Analyst), _case.Campaign!, other, 1_234, "One lab.", TimeProvider.System).Value!;
        _lineage.Steps.Add(new(step, "Pool", Hostile));

        var page = Open();

        Assert.Contains("1,234 members went into <script>alert(1)</script>⟨U+202E⟩", page.Find("[data-testid=merged-step]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/campaigns/{other.Id}", page.Find("[data-testid=merged-step] a").GetAttribute("href"));
        Assert.NotEmpty(page.FindAll("[data-testid=merged-now]"));
        Assert.Empty(page.FindAll("[data-testid=harvest], [data-testid=pools], [data-testid=freeze], script"));
    }

    [Fact]
    public void How_pools_turned_is_told_and_marked()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1");
        var (cluster, heir) = (Guid.NewGuid(), Guid.NewGuid());
        var began = PoolTurn.Of(Guid.NewGuid(), _case.Campaign!.Id, new(cluster, PoolState.Active, 3, 3, 0, Noon.AddDays(-3), Noon, null, 0, 0, 1), null, Noon);
        _file.Turns.AddRange([PoolTurn.Of(Guid.NewGuid(), _case.Campaign.Id, new(heir, PoolState.Active, 2, 2, 0, Noon, Noon, null, 0, 0, 1) { Took = new(cluster, Noon.AddDays(-1), TimeSpan.FromDays(1)) }, null, Noon),
            PoolTurn.Of(Guid.NewGuid(), _case.Campaign.Id, new(cluster, PoolState.Burnt, 3, 0, 3, Noon.AddDays(-3), Noon.AddDays(-2), Noon.AddDays(-1), 0, 0, 1), began, Noon), began]);

        var page = Open();

        page.Find("[data-testid=pool-turns]").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(["active; it took over from " + CampaignWords.Pool(cluster), "burnt, active before", "active"], page.FindAll("[data-testid=pool-turn]").Select(r => r.Children[2].TextContent));
        Assert.Contains("3 turns", page.Find("[data-testid=pool-turns] summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pools_say_how_they_stand_and_which_took_over()
    {
        _case.Add(MemberStatus.Confirmed, "burnt-1", "fresh-1");
        (_file.Clusters[new("burnt-1")], _file.Clusters[new("fresh-1")]) = (Guid.NewGuid(), Guid.NewGuid());
        _file.Activity.AddRange([new(new("burnt-1"), Noon.AddDays(-20), Noon.AddDays(-2), 100, 100, 90), new(new("fresh-1"), Noon.AddHours(2), Noon.AddHours(3), 10, 10, 10)]);
        _file.Shared.Add(new(Guid.NewGuid(), Hostile, 1));
        _freezes.Members.Add(new("burnt-1"));
        await _freezes.FreezeCampaignAsync(new("analyst-1", "Analyst 1", Role.Analyst), _case.Campaign!.Id, 1, "Harvest", Noon.AddDays(1), CancellationToken.None);
        _states.Standing[new("burnt-1")] = "frozen";

        var page = Open();

        var rows = page.FindAll("[data-testid=pool-row]");
        Assert.Equal(["active", "burnt"], rows.Select(r => r.QuerySelector("strong")!.TextContent));
        Assert.Contains("2 h after pool …", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("90%", rows[1].TextContent.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("1 account in common", page.Find("[data-testid=shared-campaign]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_pools_the_first_are_shown_and_all_when_asked()
    {
        for (var at = 1; at <= 11; at++)
        {
            _case.Add(MemberStatus.Confirmed, $"acc-{at}");
            _file.Clusters[new($"acc-{at}")] = Guid.NewGuid();
            _file.Activity.Add(new(new($"acc-{at}"), Noon.AddHours(-3), Noon.AddHours(-2), 10, 10, 10));
        }

        var page = Open();

        Assert.Equal(8, page.FindAll("[data-testid=pool-row]").Count);
        Assert.Contains("show all 11", page.Find("[data-testid=all-pools]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=all-pools]").Click();
        Assert.Equal(11, page.FindAll("[data-testid=pool-row]").Count);
        page.Find("[data-testid=all-pools]").Click();
        Assert.Equal(8, page.FindAll("[data-testid=pool-row]").Count);
    }

    [Fact]
    public async Task Linked_accounts_outside_are_looked_for_when_asked_and_become_candidates()
    {
        _case.Add(MemberStatus.Confirmed, "acc-1");
        _freezes.Members.Add(new("acc-1"));
        await _freezes.FreezeCampaignAsync(new("analyst-1", "Analyst 1", Role.Analyst), _case.Campaign!.Id, 1, "Harvest", Noon.AddDays(1), CancellationToken.None);
        _file.Activity.AddRange([new(new("heir"), Noon.AddHours(5), Noon.AddHours(6), 9, 9, 9), new(new("neighbour"), Noon.AddDays(-90), Noon, 9, 9, 9)]);
        foreach (var (outside, bits) in ((string, double)[])[("heir", 3), ("neighbour", 8)])
            _file.Links.Add(new(new(outside), new("acc-1"), bits, [new("payment", null, Hostile, bits)]));
        var page = Open();
        Assert.Empty(page.FindAll("[data-testid=proposed-row]"));

        page.Find("[data-testid=look-for-linked]").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=proposed-row]").Count));
        Assert.Contains("Began after a stop: 5 h after members were stopped", page.FindAll("[data-testid=proposed-row]")[0].TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=add-later]").Click();
        page.WaitForAssertion(() => Assert.Contains(_case.Campaign!.Members, m => m.AccountId.Value == "heir" && m.Status is MemberStatus.Candidate));
        Assert.Single(page.FindAll("[data-testid=proposed-row]"));
        page.Find("[data-testid=leave-out]").Click();
        Dialogs.WaitForElement("textarea").Input("A school");
        Dialogs.Find("[data-testid=submit]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=proposed-row]")));
        Assert.Equal(["out neighbour linked A school"], _suggestions.Acts);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_manager_reads_it_all_and_is_offered_no_act_on_members()
    {
        SignIn("m", "Manager 1", Role.Manager);
        _case.Add(MemberStatus.Candidate, "acc-1");

        var page = Open();

        Assert.Single(page.FindAll("[data-testid=member-row]"));
        Assert.Empty(page.FindAll("[data-testid=confirm-all], [data-testid=freeze], [data-testid=propose], table input[type=checkbox]"));
    }

    [Fact]
    public void A_part_whose_service_is_missing_fails_alone_and_the_page_stands()
    {
        _decisionsBroken = true;

        var page = Open();

        Assert.NotEmpty(page.FindAll("[data-testid=failed]"));
        Assert.Contains("No member yet", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody has written a note yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _case.Before = () => throw new IOException("disk");

        var caught = Render<ErrorBoundary>(p => p.Add(b => b.ChildContent, Page).Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    private static string Marks(IRenderedComponent<CampaignPage> page) => page.Find("[data-testid=marks]").TextContent;

    private IRenderedComponent<CampaignPage> Open() => Render<CampaignPage>(p => p.Add(c => c.Id, Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009")));

    private static void Page(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder tree)
    {
        tree.OpenComponent<CampaignPage>(0);
        tree.CloseComponent();
    }
}
