using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>The page of a suspected pool.</summary>
public sealed class ClusterPageTests : ConsoleContext
{
    private static readonly Guid Pool = Guid.Parse("0d7e0a3c-0000-4000-8000-000000000001");
    private readonly FindingsInMemory _found = new();
    private readonly QueueInMemory _queue = new();

    public ClusterPageTests() => Services.AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<ITriageQueue>(_queue).AddSingleton<ICoverage>(new CoverageInMemory("prompt")).AddScoped<IComponentActivator, CarefulActivator>();

    [Fact]
    public void Thousands_of_members_are_paged_firmest_first_with_an_honest_total()
    {
        Cluster(1_234);
        var page = Open();
        Assert.Equal(50, page.FindAll("[data-testid=member-row]").Count);
        Assert.Contains("1–50 of 1,234 members", page.Markup, StringComparison.Ordinal);

        page.Find("[data-next]").Click();

        page.WaitForAssertion(() => Assert.Contains("51–100 of 1,234 members", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_entry_is_claimed_where_it_is_looked_at()
    {
        Cluster(2);
        _queue.Add(SubjectKind.Cluster, Pool.ToString("D"), reason: Hostile);
        var page = Open();
        Assert.Empty(page.FindAll("script"));

        page.Find("[data-testid=cluster-entry] [data-assign]").Click();

        page.WaitForAssertion(() => Assert.Contains("Analyst 1", page.Find("[data-testid=cluster-entry]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_that_breaks_is_tried_again()
    {
        Cluster(2);
        _found.Broken = true;
        var page = Open();
        Assert.Contains("could not be loaded", page.Find("[data-testid=cluster-members] [data-testid=failed]").TextContent, StringComparison.Ordinal);

        _found.Broken = false;
        page.Find("[data-testid=cluster-members] [data-testid=failed] button").Click();

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-testid=member-row]").Count));
    }

    [Fact]
    public void A_manager_looks_and_is_offered_nothing_to_claim_or_start()
    {
        SignIn("m", "Manager 1", Role.Manager);
        Cluster(2);
        _queue.Add(SubjectKind.Cluster, Pool.ToString("D"));

        Assert.Empty(Open().FindAll("[data-assign], [data-testid=start-campaign]"));
    }

    [Fact]
    public void A_new_analysis_that_groups_differently_is_told()
    {
        Cluster(2);
        var page = Open();
        _found.Clusters.Clear();

        News.ResultsReplaced.Raise();

        page.WaitForAssertion(() => Assert.Contains("not there any more", page.Find("[data-testid=cluster-members]").TextContent, StringComparison.Ordinal));
    }

    private void Cluster(int members) =>
        _found.Clusters.Add(Domain.Linking.Cluster.Of(Pool, Noon, [.. Enumerable.Range(0, members).Select(n => ClusterMember.Of(new($"acc-{n}"), 0.9))], 10, new(Noon, Noon)));

    private IRenderedComponent<ClusterPage> Open() => Render<ClusterPage>(p => p.Add(c => c.Id, Pool.ToString()));
}
