using System.Globalization;
using Bunit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Linking;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Pictures of more accounts than can be drawn: folded, with honest counts, and opened by pages.</summary>
public sealed class FoldingTests : ConsoleContext
{
    private static readonly Guid Large = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000001");
    private static readonly Guid Small = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000002");
    private static readonly Guid Campaign = Guid.Parse("0d7e0a3c-0000-4000-8000-0000000000cc");
    private static readonly Resource Prefix = new(ResourceKind.NetworkPrefix, "203.0.113.0/24");
    private readonly FindingsInMemory _found = new();
    private readonly GroundInMemory _ground = new();
    private readonly UsageInMemory _usage = new();

    public FoldingTests()
    {
        _found.Clusters.Add(Cluster.Of(Large, Noon, Accounts(0, 1_200).Select(a => ClusterMember.Of(a, 0.8)), 10, new(Noon, Noon.AddDays(1))));
        _found.Clusters.Add(Cluster.Of(Small, Noon, Accounts(1_200, 40).Select(a => ClusterMember.Of(a, 0.5)), 10, new(Noon, Noon.AddDays(1))));
        _ground.Users[Prefix] = [.. Accounts(0, 900), .. Accounts(5_000, 100)];
        _ground.Users[new(ResourceKind.Payment, "card-9")] = Accounts(1_190, 50);
        Services.AddSingleton<Domain.Decisions.IFreezeDesk>(new Decisions.FreezesInMemory(Noon)).AddScoped<Web.Decisions.DecisionActs>();
        Services.AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IAccountStates>(new StatesInMemory()).AddSingleton<IAccountUsage>(_usage)
            .AddSingleton<IGroundQuestions>(_ground).AddSingleton<IAccountGroups>(_ground).AddSingleton<Folding>().AddSingleton<Neighbourhoods>();
    }

    private Neighbourhoods Around => Services.GetRequiredService<Neighbourhoods>();

    [Fact]
    public async Task A_large_cluster_begins_as_one_node_with_what_its_accounts_share_and_what_chance_would_give()
    {
        var graph = (await Around.BeginAsync(GraphStart.With(Large), 0, default))!;

        Assert.Equal([($"cluster:{Large:D}", 1_200L), ("networkPrefix:203.0.113.0/24", 1_000L)], graph.Nodes.Select(n => (n.Id, n.Accounts ?? 0)));
        var edge = Assert.Single(graph.Edges);
        Assert.Equal("900 of its 1,200 accounts use it; of all 100,000 accounts 1,000 do, so chance would give 12.", edge.Reason);
        Assert.Equal(Math.Log2(75), edge.Weight, 6);
        Assert.Equal((Noon, Noon.AddDays(2)), (edge.FirstSeenAt, edge.LastSeenAt));
        Assert.Equal([$"cluster:{Large:D}"], graph.Center);
    }

    [Fact]
    public async Task A_cluster_that_can_be_drawn_is_drawn()
    {
        var graph = (await Around.BeginAsync(GraphStart.With(Small), 0, default))!;

        Assert.Equal(40, graph.Nodes.Count);
        Assert.Null(await Around.BeginAsync(GraphStart.With(Guid.Empty), 0, default));
    }

    [Fact]
    public async Task A_large_campaign_begins_with_the_clusters_that_hold_it_and_those_in_none()
    {
        _ground.Groups.Add(new(Campaign, Hostile, [.. Accounts(0, 1_240), .. Accounts(9_000, 60)]));
        _ground.Further = 7;

        var graph = (await Around.BeginAsync(GraphStart.WithCampaign(Campaign), 0, default))!;

        Assert.Equal([($"cluster:{Large:D}", 1_200), ($"cluster:{Small:D}", 40), ($"group:{Campaign:D}", 60)], graph.Nodes.Where(n => n.Kind is "cluster" or "group").Select(n => (n.Id, (int)n.Accounts!)));
        Assert.Contains("in no cluster", graph.Nodes.Single(n => n.Kind == "group").Label, StringComparison.Ordinal);
        Assert.Equal(["cluster", "cluster"], graph.Edges.Where(e => e.Kind == "payment").Select(e => e.Source[..7]));
        Assert.Equal((graph.Nodes.Count + 7, false), (graph.TotalNodes, graph.IsWhole));
    }

    [Fact]
    public async Task A_campaign_that_can_be_drawn_is_drawn_and_one_that_is_gone_is_not_there()
    {
        _ground.Groups.Add(new(Campaign, "Pool", Accounts(0, 30)));

        Assert.Equal(30, (await Around.BeginAsync(GraphStart.WithCampaign(Campaign), 0, default))!.Nodes.Count);
        Assert.IsType<NotFound>((await GraphEndpoints.GraphAsync(null, null, Guid.Empty, null, null, Around, default)).Result);
    }

    [Fact]
    public async Task A_folded_cluster_opens_by_pages_until_all_its_accounts_were_shown()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        var pages = 0;
        for (int? from = 0; from is { } skip; pages++)
        {
            var page = await Around.AroundNodeAsync($"cluster:{Large:D}", null, skip, default);
            Assert.Equal(("cluster", 1_200L), (page.Nodes[0].Kind, page.Nodes[0].Accounts));
            Assert.All(page.Edges, e => Assert.Equal((300, $"cluster:{Large:D}"), (page.Edges.Count, e.Target)));
            shown.UnionWith(page.Edges.Select(e => e.Source));
            from = page.Next;
        }

        Assert.Equal((4, 1_200), (pages, shown.Count));
    }

    [Fact]
    public async Task Those_in_no_cluster_open_too_and_nonsense_opens_nothing()
    {
        _ground.Groups.Add(new(Campaign, "Pool", [.. Accounts(0, 1_200), .. Accounts(9_000, 2)]));

        var opened = await Around.AroundNodeAsync($"group:{Campaign:D}", null, 0, default);

        Assert.Equal(["account:acc-9000", "account:acc-9001"], opened.Edges.Select(e => e.Source));
        foreach (var node in (string[])["cluster:nonsense", $"cluster:{Guid.Empty:D}", $"group:{Guid.Empty:D}", "group:", "x"]) Assert.Empty((await Around.AroundNodeAsync(node, null, 0, default)).Nodes);
    }

    [Fact]
    public async Task A_picture_that_was_kept_folded_comes_back_folded_with_the_accounts_that_were_opened()
    {
        var graph = await Around.OfNodesAsync([$"cluster:{Large:D}", Prefix.Id, "account:acc-7", "account:acc-99999", "cluster:" + Hostile], [], default);

        Assert.Equal([$"cluster:{Large:D}", Prefix.Id, "account:acc-7", "account:acc-99999"], graph.Nodes.Select(n => n.Id));
        Assert.Equal([($"cluster:{Large:D}", Prefix.Id), ("account:acc-7", $"cluster:{Large:D}")], graph.Edges.Select(e => (e.Source, e.Target)));
    }

    [Fact]
    public async Task The_times_of_a_link_are_asked_for_one_node_and_what_is_no_id_is_left_out()
    {
        _ground.Uses.Add(new(new("acc-1"), Prefix, Noon, Noon.AddHours(3), 7));

        var told = (await GraphEndpoints.UsesAsync(new("account:acc-1", [Prefix.Id, null, "nonsense", "javascript:alert(1)"]), _ground, default)).Value!;
        var all = (await GraphEndpoints.UsesAsync(new("account:acc-1", ["account:acc-2", Prefix.Id, "payment:card-9"]), _ground, default)).Value!;

        Assert.Equal(("account:acc-1", Prefix.Id, Noon, Noon.AddHours(3)), (told[0].Account, told[0].Resource, told[0].FirstSeenAt, told[0].LastSeenAt));
        Assert.Empty(all);
        Assert.Empty((await GraphEndpoints.UsesAsync(new(null, null), _ground, default)).Value!);
    }

    [Fact]
    public async Task The_page_of_a_campaigns_graph_leads_back_to_it_and_a_folded_node_to_its_page()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo($"/graph?campaign={Campaign:D}");
        var page = Render<GraphPage>();

        Assert.Equal(("To the campaign", $"/campaigns/{Campaign:D}"), (page.Find(".page-head a").TextContent, page.Find(".page-head a").GetAttribute("href")));
        var view = page.FindComponent<GraphView>();
        await view.InvokeAsync(() => view.Instance.OnNodeOpened($"cluster:{Large:D}"));
        Assert.EndsWith($"/clusters/{Large:D}", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_says_how_many_a_node_stands_for_and_when_a_link_was_seen()
    {
        var graph = (await Around.BeginAsync(GraphStart.With(Large), 0, default))!;

        var table = Render<GraphTable>(p => p.Add(t => t.Graph, graph));

        Assert.Contains("1,200", table.Find("[data-testid=graph-node-row]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 12:00 to 2026-03-04 12:00 UTC", table.Find("[data-testid=graph-edge-row]").TextContent, StringComparison.Ordinal);
    }

    private static List<AccountId> Accounts(int from, int count) => [.. Enumerable.Range(from, count).Select(i => new AccountId(string.Create(CultureInfo.InvariantCulture, $"acc-{i}")))];
}
