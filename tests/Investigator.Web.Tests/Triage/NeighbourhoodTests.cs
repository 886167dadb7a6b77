using Bunit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class NeighbourhoodTests : ConsoleContext
{
    private static readonly Guid Pool = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000001");
    private readonly FindingsInMemory _found = new();
    private readonly StatesInMemory _states = new();

    public NeighbourhoodTests()
    {
        _found.Links.Add(Link.Between(new("acc-1"), new("acc-2"), [new("payment", "payment:card-9", "Both paid with card-9.", 9), new("lockstep", null, "Act in step.", 4)]));
        _found.Clusters.Add(Cluster.Of(Pool, Noon, [ClusterMember.Of(new("acc-1"), 0.9), ClusterMember.Of(new(Hostile), 0.4)], 10, new(Noon, Noon)));
        Services.AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IAccountStates>(_states).AddSingleton<Neighbourhoods>().AddSingleton<ITriageQueue>(new QueueInMemory());
    }

    [Fact]
    public async Task An_account_stands_among_its_links_and_what_they_share()
    {
        var graph = await Services.GetRequiredService<Neighbourhoods>().AroundAsync(new("acc-1"), CancellationToken.None);

        Assert.Equal(["account:acc-1", "account:acc-2", "payment:card-9"], graph.Nodes.Select(n => n.Id));
        Assert.Equal(3, graph.Edges.Count); // two to the card, one for the step
        Assert.True(graph.IsWhole);
        Assert.Equal(["account:acc-1"], graph.Center);
    }

    [Fact]
    public async Task What_stands_about_an_account_is_on_its_node_and_on_no_other()
    {
        _states.Standing[new("acc-2")] = "frozen";

        var graph = await Services.GetRequiredService<Neighbourhoods>().AroundAsync(new("acc-1"), CancellationToken.None);

        Assert.Equal([("account:acc-1", ""), ("account:acc-2", "frozen"), ("payment:card-9", "")], graph.Nodes.Select(n => (n.Id, n.Status)));
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
