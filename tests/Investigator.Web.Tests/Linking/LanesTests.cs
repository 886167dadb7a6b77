using System.Text.Json;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Investigator.Web.Campaigns;
using Investigator.Web.Linking;
using Investigator.Web.Tests.Campaigns;
using Investigator.Web.Tests.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace Investigator.Web.Tests.Linking;

public sealed class LanesTests : ConsoleContext
{
    private static readonly Guid Pool = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000001");
    private readonly FindingsInMemory _found = new();
    private readonly LanesInMemory _usage = new();
    private readonly StopsInMemory _stops = new();

    public LanesTests()
    {
        _found.Clusters.Add(Cluster.Of(Pool, Noon, [ClusterMember.Of(new("acc-1"), 0.9), ClusterMember.Of(new(Hostile), 0.4), ClusterMember.Of(new("silent"), 0.4)], 10, new(Noon, Noon)));
        _usage.Lanes.Add(new(new("acc-1"), [new(0, 2), new(3, 4)]));
        _usage.Lanes.Add(new(new(Hostile), [new(40, 1)]));
        Services.AddSingleton<Domain.Decisions.IFreezeDesk>(new Decisions.FreezesInMemory(Noon)).AddScoped<Web.Decisions.DecisionActs>();
        Services.AddSingleton<IClusters>(_found).AddSingleton<ICampaignDesk>(new CaseInMemory("Harvest", Noon)).AddSingleton<ILaneQuestions>(_usage).AddSingleton<ILaneStops>(_stops)
            .AddSingleton<LaneDrawing>().AddSingleton<PoolLanes>();
    }

    [Fact]
    public void The_page_asks_for_a_pool()
    {
        var page = Render<LanesPage>();

        Assert.Contains("Choose a pool", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindComponents<LanesView>());
    }

    [Fact]
    public void The_table_has_the_same_lanes_as_text_and_says_of_how_many()
    {
        var page = TableOf("cluster");

        var rows = page.FindAll("[data-testid=lane-row]");
        Assert.Equal(2, rows.Count);
        Assert.Contains("2 of 2 active accounts; 3 in the pool.", page.Find("[data-testid=lanes-table]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
        Assert.Contains(rows, row => row.TextContent.Contains("<script>", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_chosen_in_the_table_can_become_a_campaign()
    {
        var page = TableOf("cluster");
        Assert.True(page.Find("[data-testid=start-campaign]").HasAttribute("disabled"));

        page.Find("[data-testid=lane-row] input[data-mark]").Change(true);

        Assert.Contains("1 account selected", page.Find("[data-testid=selected]").TextContent, StringComparison.Ordinal);
        Assert.False(page.Find("[data-testid=start-campaign]").HasAttribute("disabled"));
    }

    [Fact]
    public void What_is_chosen_in_the_table_can_be_tagged_and_frozen()
    {
        var page = TableOf("cluster");
        Assert.All(page.FindAll("[data-testid=tag-selection], [data-testid=freeze-selection]"), act => Assert.True(act.HasAttribute("disabled")));

        page.Find("[data-testid=lane-row] input[data-mark]").Change(true);

        Assert.Equal(2, page.FindAll("[data-testid=tag-selection]:not([disabled]), [data-testid=freeze-selection]:not([disabled])").Count);
    }

    [Fact]
    public void A_manager_looks_at_lanes_but_starts_no_campaign()
    {
        SignIn("manager-1", "Manager 1", Role.Manager);

        var page = TableOf("cluster");
        Assert.Empty(page.FindAll("[data-testid=start-campaign], [data-testid=freeze-selection]"));
        Assert.Single(page.FindAll("[data-testid=tag-selection]"));
    }

    [Fact]
    public void A_pool_without_a_request_says_so()
    {
        _usage.Lanes.Clear();

        Assert.Contains("No request of these accounts is stored", TableOf("cluster").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_that_is_not_there_says_so()
    {
        _found.Clusters.Clear();

        Assert.Contains("There is no such pool", TableOf("cluster").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selections_come_in_parts_and_nonsense_from_the_browser_is_dropped()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/lanes?cluster={Pool:D}");
        var page = Render<LanesPage>();
        var view = page.FindComponent<LanesView>();

        await view.InvokeAsync(() => view.Instance.OnSelection(1, 0, 2, ["acc-1"]));
        Assert.Contains("0 accounts selected", page.Markup, StringComparison.Ordinal);
        await view.InvokeAsync(() => view.Instance.OnSelection(1, 1, 2, ["acc-2"]));
        Assert.Contains("2 accounts selected", page.Markup, StringComparison.Ordinal);
        await view.InvokeAsync(() => view.Instance.OnSelection(2, 1, 2, ["acc-3"]));
        await view.InvokeAsync(() => view.Instance.OnLaneOpened(new string('a', 5_000)));

        Assert.Contains("2 accounts selected", page.Markup, StringComparison.Ordinal);
        Assert.EndsWith($"/lanes?cluster={Pool:D}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_is_on_its_own_lane_and_who_began_after_it_took_over()
    {
        _stops.Stops.Add(new("acc-1", _usage.Start.AddHours(3), "frozen"));

        var picture = (await Pools.DrawAsync(Pool, null, CancellationToken.None))!;

        var (stopped, heir) = (picture.Lanes.Single(lane => lane.Id == "acc-1"), picture.Lanes.Single(lane => lane.Id == Hostile));
        Assert.Equal(("frozen", null), (Assert.Single(stopped.Stops).What, stopped.HandOver));
        Assert.Equal(40, heir.HandOver);
        Assert.Empty(heir.Stops);
    }

    [Fact]
    public async Task Models_are_marked_where_they_came_after_the_first_day_of_the_store()
    {
        _usage.Models.AddRange([new("old", _usage.Start.AddDays(-9)), new("new", _usage.Start.AddHours(2)), new("later", _usage.Start.AddDays(50))]);

        Assert.Equal(["new"], (await Pools.DrawAsync(Pool, null, CancellationToken.None))!.Models.Select(seen => seen.Model));
    }

    [Theory]
    [InlineData(0u, 600u, 1)]
    [InlineData(0u, 660u, 60)]
    [InlineData(0u, 10_800u, 60)]
    public async Task A_short_stretch_comes_by_the_second_and_a_longer_one_by_the_minute(uint from, uint to, int seconds) =>
        Assert.Equal(seconds, Assert.IsType<Ok<LanePicture>>((await LaneEndpoints.LanesAsync(Pool, null, from, to, Pools, CancellationToken.None)).Result).Value!.BucketSeconds);

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(7200u, 3600u)]
    [InlineData(0u, 10860u)]
    [InlineData(0u, uint.MaxValue)]
    public async Task Minutes_of_an_empty_or_endless_stretch_are_not_found(uint from, uint to) =>
        Assert.IsType<NotFound>((await LaneEndpoints.LanesAsync(Pool, null, from, to, Pools, CancellationToken.None)).Result);

    [Fact]
    public async Task The_endpoint_speaks_the_names_that_the_script_reads()
    {
        var answer = Assert.IsType<Ok<LanePicture>>((await LaneEndpoints.LanesAsync(Pool, null, null, null, Pools, CancellationToken.None)).Result).Value;

        var json = JsonSerializer.Serialize(answer, JsonSerializerOptions.Web);
        Assert.Contains("\"bucketSeconds\":1800,\"total\":3,\"active\":2,", json, StringComparison.Ordinal);
        Assert.Contains("\"bars\":[0,2,3,4],\"bursts\":[],\"stops\":[],\"handOver\":null", json, StringComparison.Ordinal);
        Assert.IsType<NotFound>((await LaneEndpoints.LanesAsync(null, null, null, null, Pools, CancellationToken.None)).Result);
    }

    private PoolLanes Pools => Services.GetRequiredService<PoolLanes>();

    private IRenderedComponent<LanesPage> TableOf(string kind)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/lanes?{kind}={Pool:D}");
        var page = Render<LanesPage>();
        page.Find("[data-testid=lanes-as-table]").Click();
        page.WaitForElement("[data-testid=lanes-table]");
        return page;
    }

    private sealed class StopsInMemory : ILaneStops
    {
        public List<LaneStop> Stops { get; } = [];

        public Task<IReadOnlyList<LaneStop>> OfAsync(Guid? campaign, IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => Task.FromResult<IReadOnlyList<LaneStop>>(Stops);
    }
}
