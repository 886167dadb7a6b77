using Bunit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class NeighbourhoodTests : ConsoleContext
{
    private static readonly Guid Pool = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000001");
    private readonly FindingsInMemory _found = new();
    private readonly GroundInMemory _ground = new();
    private readonly StatesInMemory _states = new();
    private readonly UsageInMemory _usage = new();

    private Neighbourhoods Around => Services.GetRequiredService<Neighbourhoods>();

    public NeighbourhoodTests()
    {
        _found.Links.Add(Link.Between(new("acc-1"), new("acc-2"), [new("payment", "payment:card-9", "Both paid with card-9.", 9), new("lockstep", null, "Act in step.", 4)]));
        _found.Clusters.Add(Cluster.Of(Pool, Noon, [ClusterMember.Of(new("acc-1"), 0.9), ClusterMember.Of(new(Hostile), 0.4)], 10, new(Noon, Noon)));
        Services.AddSingleton<Domain.Decisions.IFreezeDesk>(new Decisions.FreezesInMemory(Noon)).AddScoped<Web.Decisions.DecisionActs>();
        Services.AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IAccountStates>(_states).AddSingleton<IAccountUsage>(_usage).AddSingleton<IGroundQuestions>(_ground).AddSingleton<IAccountGroups>(_ground).AddSingleton<Folding>().AddSingleton<Neighbourhoods>().AddSingleton<ITriageQueue>(new QueueInMemory()).AddSingleton<ICoverage>(new CoverageInMemory("prompt"));
    }

    [Fact]
    public async Task An_account_stands_among_its_links_and_what_they_share()
    {
        var graph = await Around.AroundAsync(new("acc-1"), 0, CancellationToken.None);

        Assert.Equal(["account:acc-1", "account:acc-2", "payment:card-9"], graph.Nodes.Select(n => n.Id));
        Assert.Equal(3, graph.Edges.Count); // two to the card, one for the step
        Assert.True(graph.IsWhole);
        Assert.Equal(["account:acc-1"], graph.Center);
    }

    [Fact]
    public async Task What_stands_about_an_account_is_on_its_node_and_on_no_other()
    {
        _states.Standing[new("acc-2")] = "frozen";

        var graph = await Around.AroundAsync(new("acc-1"), 0, CancellationToken.None);

        Assert.Equal([("account:acc-1", ""), ("account:acc-2", "frozen"), ("payment:card-9", "")], graph.Nodes.Select(n => (n.Id, n.Status)));
    }

    [Fact]
    public async Task A_thing_shows_everybody_who_uses_it_also_those_whom_it_does_not_link()
    {
        _usage.OnEveryResource.AddRange([new("acc-1"), new("acc-2"), new("acc-3")]);

        var graph = await Around.OnAsync(new(ResourceKind.Payment, "card-9"), 0, CancellationToken.None);

        Assert.Equal(["payment:card-9", "account:acc-1", "account:acc-2", "account:acc-3"], graph.Nodes.Select(n => n.Id));
        Assert.Equal([("account:acc-1", 9), ("account:acc-2", 9), ("account:acc-3", 0)], graph.Edges.Where(e => e.Target == "payment:card-9").Select(e => (e.Source, e.Weight)));
        Assert.Equal("Uses it, as 3 accounts do. Alone that weighs nothing.", graph.Edges.Single(e => e.Source == "account:acc-3").Reason);
        Assert.Equal(["payment:card-9"], graph.Center);
        Assert.True(graph.IsWhole);
        Assert.Null(graph.Next);
    }

    [Fact]
    public async Task What_many_use_comes_in_parts_that_say_where_the_next_begins()
    {
        _usage.OnEveryResource.AddRange(Enumerable.Range(0, 700).Select(i => new AccountId($"user-{i:000}")));
        var resource = new Resource(ResourceKind.IpAddress, "192.0.2.7");

        var first = await Around.OnAsync(resource, 0, CancellationToken.None);
        var last = await Around.OnAsync(resource, 600, CancellationToken.None);

        Assert.Equal((301, 701L, 300), (first.Nodes.Count, first.TotalNodes, first.Next));
        Assert.Equal((101, (int?)null), (last.Nodes.Count, last.Next));
        Assert.Empty((await Around.OnAsync(resource, 700, CancellationToken.None)).Nodes);
        Assert.Empty((await Around.OnAsync(new(ResourceKind.Referrer, new string('x', 600)), 0, CancellationToken.None)).Nodes);
    }

    [Fact]
    public async Task A_large_cluster_comes_in_parts_each_with_the_ones_before()
    {
        var id = Guid.NewGuid();
        _found.Clusters.Add(Cluster.Of(id, Noon, [.. Enumerable.Range(0, 2_500).Select(i => ClusterMember.Of(new($"m-{i:0000}"), 1 - i / 10_000.0))], 10, new(Noon, Noon)));

        Assert.Equal((1_000, 1_000, 2_500L), Said(await Around.OfClusterAsync(id, 0, CancellationToken.None)));
        Assert.Equal((2_000, 2_000, 2_500L), Said(await Around.OfClusterAsync(id, 1_000, CancellationToken.None)));
        Assert.Equal((2_500, null, 2_500L), Said(await Around.OfClusterAsync(id, 2_000, CancellationToken.None)));
        Assert.Null(await Around.OfClusterAsync(Guid.NewGuid(), 0, CancellationToken.None));

        static (int, int?, long) Said(NeighbourhoodGraph? graph) => (graph!.Nodes.Count, graph.Next, graph.TotalNodes);
    }

    [Fact]
    public async Task A_cluster_that_is_whole_but_for_its_links_has_more_of_those()
    {
        var (id, members) = (Guid.NewGuid(), Enumerable.Range(0, 80).Select(i => new AccountId($"m-{i:00}")).ToList());
        _found.Clusters.Add(Cluster.Of(id, Noon, [.. members.Select(m => ClusterMember.Of(m, 0.9))], 10, new(Noon, Noon)));
        _found.Links.AddRange(from a in members from b in members where string.CompareOrdinal(a.Value, b.Value) < 0 select Link.Between(a, b, [new("lockstep", null, "Act in step.", 4)]));

        var first = await Around.OfClusterAsync(id, 0, CancellationToken.None);
        var next = await Around.OfClusterAsync(id, first!.Next!.Value, CancellationToken.None);

        Assert.Equal((80, 2_500, 3_160L), (first.Nodes.Count, first.Edges.Count, first.TotalEdges));
        Assert.Equal((80, 3_160, (int?)null), (next!.Nodes.Count, next.Edges.Count, next.Next));
    }

    [Fact]
    public async Task A_picture_is_made_anew_from_its_ids_and_takes_nothing_on_trust()
    {
        _usage.OnEveryResource.AddRange([new("acc-1"), new("acc-3")]);

        var graph = await Around.OfNodesAsync(["account:acc-1", "account:acc-3", "payment:card-9", "payment:made-up", "account:" + new string('x', 600)], [new(ResourceKind.Payment, "card-9"), new(ResourceKind.Device, "not-in-it")], CancellationToken.None);

        Assert.Equal(["account:acc-1", "account:acc-3", "payment:card-9"], graph.Nodes.Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["account:acc-1|payment:card-9", "account:acc-3|payment:card-9"], graph.Edges.Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.Equal((3L, 2L), (graph.TotalNodes, graph.TotalEdges));
    }

    [Fact]
    public async Task A_graph_that_leaves_is_written_into_the_audit_first()
    {
        var audit = new TextsInMemory();
        var who = (await Services.GetRequiredService<AuthenticationStateProvider>().GetAuthenticationStateAsync()).User;

        var file = await GraphEndpoints.ExportAsync(new(["account:acc-1", null, "account:acc-2", "payment:card-9"], null), who, Around, audit, CancellationToken.None);

        Assert.Equal(["analyst-1 graph.exported graph"], audit.Acts);
        Assert.Equal(("graph.graphml", "application/graphml+xml"), (file.FileDownloadName, file.ContentType));
        Assert.Contains("card-9", System.Text.Encoding.UTF8.GetString(file.FileContents.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_a_tab_remembers_is_drawn_from_what_the_stores_know_now()
    {
        var graph = (await GraphEndpoints.NodesAsync(new(["account:acc-1", null, "account:acc-2", "payment:made-up"], ["nonsense"]), Around, CancellationToken.None)).Value!;

        Assert.Equal(["account:acc-1", "account:acc-2"], graph.Nodes.Where(n => n.Kind == GraphNode.AccountKind).Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(graph.Nodes, n => n.Id == "payment:made-up");
    }

    [Fact]
    public void The_graph_asks_where_to_begin() =>
        Assert.Contains("Choose where to begin", Render<GraphPage>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_graph_of_an_account_leads_back_to_it()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/graph?account=acc%2F1");

        Assert.Equal("/accounts/acc%2F1", Render<GraphPage>().Find(".page-head a").GetAttribute("href"));
    }

    [Theory]
    [InlineData("account:acc/2", "/accounts/acc%2F2")]
    [InlineData("payment:card-9", "/resources?kind=Payment&value=card-9")]
    [InlineData("networkPrefix:2001:db8::/48", "/resources?kind=NetworkPrefix&value=2001%3Adb8%3A%3A%2F48")]
    [InlineData("javascript:alert(1)", "/graph?account=acc-1")]
    [InlineData("nonsense", "/graph?account=acc-1")]
    public async Task A_node_that_is_opened_leads_to_its_page_and_nonsense_leads_nowhere(string node, string page)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/graph?account=acc-1");
        var graph = Render<GraphPage>().FindComponent<Web.Linking.GraphView>();

        await graph.InvokeAsync(() => graph.Instance.OnNodeOpened(node));

        Assert.EndsWith(page, navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_lists_its_members_as_text()
    {
        var page = Render<ClusterPage>(p => p.Add(c => c.Id, Pool.ToString()));

        Assert.Equal(2, page.FindAll("[data-testid=member-row]").Count);
        Assert.Contains("<script>alert(1)</script>", page.Find("[data-testid=members]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void A_cluster_that_is_gone_a_wrong_id_and_a_broken_store_each_say_so()
    {
        Assert.Contains("not there any more", Render<ClusterPage>(p => p.Add(c => c.Id, Guid.Empty.ToString())).Markup, StringComparison.Ordinal);
        Assert.Contains("no cluster id", Render<ClusterPage>(p => p.Add(c => c.Id, Hostile)).Markup, StringComparison.Ordinal);

        _found.Broken = true;

        Assert.Contains("could not be loaded", Render<ClusterPage>(p => p.Add(c => c.Id, Pool.ToString())).Find("[data-testid=failed]").TextContent, StringComparison.Ordinal);
    }
}
