using Bunit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>The lists of accounts and clusters.</summary>
public sealed class FindingListTests : ConsoleContext
{
    private static readonly TimeWindow Day = new(Noon.AddDays(-1), Noon);
    private readonly ListsInMemory _lists = new();

    public FindingListTests() => Services.AddSingleton<IFindingLists>(_lists);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Accounts_lead_to_their_pages_and_their_values_can_be_asked_for()
    {
        _lists.Accounts.Add(AccountScore.Of(new(Hostile), new(0.956, [new("steady-pace", "Steady.", 2)]), Guid.NewGuid(), 1_200, Day, Noon));
        Words.Tags.Add(AccountTag.Of(new(Hostile), "card-9", new("analyst-2", "Analyst 2", Domain.Audit.Role.Analyst), Noon));

        var page = Render<Accounts>();

        var row = page.Find("[data-testid=account-row]");
        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.StartsWith("/accounts/%3Cscript", row.QuerySelector("[data-open]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(row.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), AccountFields.All).Fault));
        Assert.Equal("card-9", row.QuerySelector("[data-testid=listed-tag]")!.TextContent);
        Assert.Equal("1–1 of 1 accounts", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void Clusters_lead_to_their_pages_and_their_values_can_be_asked_for()
    {
        var cluster = Cluster.Of(Guid.NewGuid(), Noon, [ClusterMember.Of(new("a"), 0.8)], 300, Day);
        _lists.Clusters.Add(cluster);

        var row = Render<Clusters>().Find("[data-testid=cluster-row]");

        Assert.Equal($"/clusters/{cluster.Id:D}", row.QuerySelector("[data-open]")!.GetAttribute("href"));
        Assert.All(row.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), ClusterFields.All).Fault));
    }

    [Fact]
    public void Hits_lead_to_account_and_detector_and_their_values_can_be_asked_for()
    {
        var seen = new Domain.Detection.Evidence("<script>alert(1)</script> steady.", "individuals", [], [], 0);
        _lists.Hits.Add(Domain.Detection.Hit.Of(new("steady-pace", 1, "Steady", "", "", []), new(Hostile), Day, 0.956, seen));

        var page = Render<HitsPage>();

        var row = page.Find("[data-testid=hit-line]");
        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.StartsWith("/accounts/%3Cscript", row.QuerySelector("[data-open]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("/detectors/steady-pace", row.InnerHtml, StringComparison.Ordinal);
        Assert.All(row.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), HitFields.All).Fault));
        Assert.Contains("strength:>=0.95", row.QuerySelectorAll("[data-term]").Select(c => c.GetAttribute("data-term")));
    }

    [Fact]
    public void A_query_goes_to_the_store_and_an_account_s_id_stands_sealed_in_the_address()
    {
        var page = Render<Accounts>();

        page.Find("[data-testid=query]").Change("account:acc-1 score:>0.5");
        page.Find("[data-testid=query-form]").Submit();

        page.WaitForAssertion(() => Assert.Equal("account:acc-1 and score:>0.5", _lists.Asked?.Text));
        Assert.Contains("kept=", Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("acc-1", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("account:acc-1 and score:>0.5", page.Find("[data-testid=asked-nothing]").TextContent);
    }

    [Fact]
    public void Empty_unread_and_failed_are_told_apart()
    {
        Assert.Contains("none yet", Render<Accounts>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

        Navigation.NavigateTo("/accounts?q=word&from=abc");
        var page = Render<Accounts>();

        Assert.Contains("can't be read", page.Find("[data-testid=filtered]").TextContent, StringComparison.Ordinal);
        Assert.Contains("no text to search", page.Find("[data-testid=query-fault]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_of_an_earlier_version_says_that_it_opens_no_more_and_the_next_query_is_free_of_it()
    {
        Navigation.NavigateTo("/accounts?sealed=CfDJ8abc");
        var page = Render<Accounts>();

        Assert.Contains("an earlier version", page.Find("[data-testid=query-fault]").TextContent, StringComparison.Ordinal);
        Assert.Null(_lists.Asked);

        page.Find("[data-testid=query]").Change("score:>0.5");
        page.Find("[data-testid=query-form]").Submit();

        page.WaitForAssertion(() => Assert.Equal("score:>0.5", _lists.Asked?.Text));
        Assert.EndsWith("/accounts?q=score%3A%3E0.5", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_is_remembered_and_everybody_on_a_resource_is_a_step_away()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts?q=" + Uri.EscapeDataString("asn:AS64500 off ja4:t"));
        var page = Render<Accounts>();

        Assert.Equal("/resources?kind=Asn&value=64500", Assert.Single(page.FindAll("[data-testid=all-on] a")).GetAttribute("href"));

        await page.InvokeAsync(() => page.FindComponent<QueryBar>().Instance.AskAsync("score:>0.5"));

        var asked = Assert.Single(Views.Asked);
        Assert.Equal((QueriedList.Accounts, "score:>0.5"), (asked.List, asked.Text));
    }

    [Fact]
    public async Task A_saved_view_of_the_accounts_asks_its_query_and_turns_its_pages()
    {
        var me = new Domain.Audit.Person("analyst-1", "Analyst 1", Domain.Audit.Role.Analyst);
        var view = (await Views.SaveAsync(me, new(QueriedList.Accounts, "Strong", "score:>0.9", "", false), default)).Value!;
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/accounts?view={view.Id:D}");

        Assert.Equal("score:>0.9", Render<Accounts>().Find("[data-testid=query]").GetAttribute("value"));
        Assert.Equal("score:>0.9", _lists.Asked?.Text);
    }

    private sealed class ListsInMemory : IFindingLists
    {
        public List<AccountScore> Accounts { get; } = [];

        public List<Cluster> Clusters { get; } = [];

        public List<Domain.Detection.Hit> Hits { get; } = [];

        public Query? Asked { get; private set; }

        public Task<Page<AccountScore>> AccountsAsync(Query? query, int skip, int take, CancellationToken ct)
        {
            Asked = query;
            return Task.FromResult(new Page<AccountScore>([.. Accounts.Skip(skip).Take(take)], Accounts.Count));
        }

        public Task<Page<Cluster>> ClustersAsync(Query? query, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<Cluster>([.. Clusters.Skip(skip).Take(take)], Clusters.Count));

        public Task<Page<Domain.Detection.Hit>> HitsAsync(Query? query, int skip, int take, CancellationToken ct)
        {
            Asked = query;
            return Task.FromResult(new Page<Domain.Detection.Hit>([.. Hits.Skip(skip).Take(take)], Hits.Count));
        }

        public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<ValueCount>>([]);
    }
}
