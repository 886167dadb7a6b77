using System.Security.Claims;
using System.Text.Json;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Web.Linking;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class InvestigationTests : ConsoleContext
{
    private static readonly Person s_me = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person s_other = new("analyst-2", Hostile, Role.Analyst);
    private static readonly SavedPicture s_picture = new() { Nodes = [new("account:acc-1", 1, 2), new("account:acc-2", 3, 4), new("payment:card-9", 0, 0), new("account:gone", 9, 9)], Hidden = [1] };
    private readonly FindingsInMemory _found = new();
    private readonly GroundInMemory _ground = new();
    private readonly BunitJSModuleInterop _picture;

    public InvestigationTests()
    {
        _found.Links.Add(Link.Between(new("acc-1"), new("acc-2"), [new("payment", "payment:card-9", "Both paid with card-9.", 9)]));
        Services.AddSingleton<Domain.Decisions.IFreezeDesk>(new Decisions.FreezesInMemory(Noon)).AddScoped<Web.Decisions.DecisionActs>();
        Services.AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IAccountStates>(new StatesInMemory()).AddSingleton<IAccountUsage>(new UsageInMemory()).AddSingleton<IGroundQuestions>(_ground).AddSingleton<IAccountGroups>(_ground).AddSingleton<Folding>().AddSingleton<Neighbourhoods>();
        var module = JSInterop.SetupModule("./graph/graph.js");
        _picture = module.SetupModule(call => string.Equals(call.Identifier, "mount", StringComparison.Ordinal));
        _picture.Mode = JSRuntimeMode.Loose;
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private Neighbourhoods Around => Services.GetRequiredService<Neighbourhoods>();

    [Fact]
    public void Without_any_the_page_says_how_one_is_made()
    {
        Assert.Contains("No investigation is kept yet", Open("/graph").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_own_and_shared_ones_as_text_and_offers_acts_on_own_ones_alone()
    {
        await KeepAsync(s_me, "Card 9");
        await KeepAsync(s_other, Hostile[..40], shared: true);
        await KeepAsync(s_other, "Private");

        var page = Open("/graph");

        Assert.Equal(2, page.FindAll("[data-testid=investigation-row]").Count);
        Assert.Empty(page.FindAll("script"));
        Assert.Single(page.FindAll("[data-testid=investigation-rename]"));
        Assert.Single(page.FindAll("[data-testid=investigation-remove]"));
        Assert.StartsWith("/graph?investigation=", page.Find("[data-testid=investigation-row] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_come_by_pages_with_an_honest_total()
    {
        for (var i = 0; i < 60; i++) await KeepAsync(s_me, $"picture {i}");

        var page = Open("/graph");

        Assert.Equal(25, page.FindAll("[data-testid=investigation-row]").Count);
        Assert.Contains("1–25 of 60 investigations", page.Find("[data-testid=pager]").TextContent, StringComparison.Ordinal);
        page.Find("[data-next]").Click();
        Assert.Contains("26–50 of 60", page.Find("[data-testid=pager]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_store_leaves_the_page_and_says_so()
    {
        Investigations.Broken = true;

        Assert.Contains("could not be loaded", Open("/graph").Find("[data-testid=failed]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_opens_the_kept_picture_and_leads_back_to_where_it_began()
    {
        var kept = await KeepAsync(s_me, "Card 9");

        var page = Open($"/graph?investigation={kept.Id:D}");

        Assert.Equal("Card 9", page.Find("h1").TextContent.Trim());
        Assert.Equal("/accounts/acc-1", page.Find(".page-head a").GetAttribute("href"));
        var view = page.FindComponent<GraphView>().Instance;
        Assert.Equal(($"/api/console/investigations/{kept.Id:D}", "/api/console/graph?account=acc-1"), (view.Url, view.StartUrl));
    }

    [Theory]
    [InlineData("0d7e0a3c-0000-4000-8000-0000000000ff")]
    [InlineData("<script>")]
    public void One_that_is_gone_private_or_no_id_says_so_and_draws_nothing(string id)
    {
        var page = Open($"/graph?investigation={Uri.EscapeDataString(id)}");

        Assert.Contains("not there for you", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindComponents<GraphView>());
    }

    [Fact]
    public async Task Saving_again_names_the_version_and_a_lost_race_is_told()
    {
        var kept = await KeepAsync(s_me, "Card 9");
        Investigations.Version = 7;
        _picture.Setup<KeptPicture?>("keep", _ => true).SetResult(new(409, null, null, Refusal.ChangedMeanwhile.Explain()));
        var page = Open($"/graph?investigation={kept.Id:D}");

        page.Find("[data-testid=investigation-save]").Click();

        var asked = Assert.Single(_picture.Invocations["keep"]);
        Assert.Equal(($"/api/console/investigations/{kept.Id:D}?version=7", "PUT"), (asked.Arguments[0], asked.Arguments[1]));
        Assert.Equal("""{"name":"Card 9","shared":false,"start":"account:acc-1"}""", JsonSerializer.Serialize(asked.Arguments[2]));
        Messages.WaitForAssertion(() => Assert.Contains("Somebody changed this while you looked at it", Messages.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_one_gets_an_address_without_being_drawn_anew()
    {
        var made = await KeepAsync(s_me, "Card 9");
        _picture.Setup<KeptPicture?>("keep", _ => true).SetResult(new(200, made.Id, 1, null));
        var page = Open("/graph?account=acc-1");
        var drawn = page.FindComponent<GraphView>().Instance;

        page.Find("[data-testid=investigation-save-as]").Click();
        Dialogs.Find("[data-testid=investigation-name]").Input("Card 9");
        Dialogs.Find("[data-testid=submit]").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/graph?investigation={made.Id:D}", Navigation.Uri, StringComparison.Ordinal));
        Assert.Same(drawn, page.FindComponent<GraphView>().Instance);
        Assert.Equal("Card 9", page.Find("h1").TextContent.Trim());
    }

    [Fact]
    public void Without_a_name_or_without_an_answer_the_dialog_stays_and_says_why()
    {
        _picture.Setup<KeptPicture?>("keep", _ => true).SetResult(new(0, null, null, null));
        var page = Open("/graph?account=acc-1");
        page.Find("[data-testid=investigation-save-as]").Click();

        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains("Give it a name", Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        Dialogs.Find("[data-testid=investigation-name]").Input("Card 9");
        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains("cannot be reached", Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_is_saved_as_a_copy()
    {
        var kept = await KeepAsync(s_other, "Theirs", shared: true);

        var page = Open($"/graph?investigation={kept.Id:D}");

        Assert.Contains("Save a copy", page.Find("[data-testid=investigation-save-as]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=investigation-save], [data-testid=investigation-share]"));
    }

    [Fact]
    public async Task A_removed_one_leads_back_to_the_list()
    {
        var kept = await KeepAsync(s_me, "Card 9");
        var page = Open($"/graph?investigation={kept.Id:D}");

        page.Find("[data-testid=investigation-remove]").Click();
        Dialogs.Find("[data-submit]").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/graph", Navigation.Uri, StringComparison.Ordinal));
        Assert.Empty(Investigations.Kept);
    }

    [Fact]
    public async Task The_endpoint_reads_the_facts_anew_and_leaves_out_what_is_not_linked_any_more()
    {
        var kept = await KeepAsync(s_me, "Card 9");

        var answer = await InvestigationEndpoints.OpenAsync(kept.Id, await WhoAsync(), Investigations, Around, CancellationToken.None);

        var opened = Assert.IsType<Ok<OpenedInvestigation>>(answer.Result).Value!;
        Assert.Equal(["account:acc-1", "account:acc-2", "payment:card-9"], opened.Graph.Nodes.Select(n => n.Id).Where(id => id != "account:gone"));
        Assert.Equal(2, opened.Graph.Edges.Count);
        Assert.Equal([1], opened.Picture.Hidden);
        Assert.IsType<NotFound>((await InvestigationEndpoints.OpenAsync((await KeepAsync(s_other, "Theirs")).Id, await WhoAsync(), Investigations, Around, CancellationToken.None)).Result);
    }

    [Fact]
    public async Task What_can_not_be_kept_is_answered_with_a_status_and_a_reason()
    {
        var kept = await KeepAsync(s_me, "Card 9");
        var wrong = await InvestigationEndpoints.KeepAsync(new("Name", false, "javascript:alert(1)", s_picture), await WhoAsync(), Investigations, CancellationToken.None);
        var late = await InvestigationEndpoints.SaveAsync(kept.Id, 3, new("Name", false, "account:acc-1", s_picture), await WhoAsync(), Investigations, CancellationToken.None);

        Assert.Equal((400, true), (Problem(wrong.Result).StatusCode, Problem(wrong.Result).ProblemDetails.Detail!.Contains("can't be kept", StringComparison.Ordinal)));
        Assert.Equal(409, Problem(late.Result).StatusCode);
        static ProblemHttpResult Problem(Microsoft.AspNetCore.Http.IResult result) => Assert.IsType<ProblemHttpResult>(result);
    }

    [Fact]
    public async Task The_search_finds_them_by_name_and_says_whose_they_are()
    {
        await KeepAsync(s_other, "Card 9", shared: true);

        var found = Assert.Single(await new InvestigationSearch(Investigations).FindAsync(s_me, "card", 5, CancellationToken.None));

        Assert.StartsWith("/graph?investigation=", found.Href, StringComparison.Ordinal);
        Assert.StartsWith("graph of 4 nodes, by ", found.Note, StringComparison.Ordinal);
    }

    private IRenderedComponent<GraphPage> Open(string address)
    {
        Navigation.NavigateTo(address);
        return Render<GraphPage>();
    }

    private async Task<ClaimsPrincipal> WhoAsync() => (await Services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;

    private async Task<Investigation> KeepAsync(Person by, string name, bool shared = false) =>
        (await Investigations.KeepAsync(by, new(name, shared, "account:acc-1", s_picture), CancellationToken.None)).Value!;
}
