using Investigator.Casework.Triage;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Tests.CaseStore;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Triage.Queries;

/// <summary>Queries over what an analysis found.</summary>
public abstract class FindingListsContract : CaseContract
{
    private static readonly Guid s_pool = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid s_pair = new("22222222-2222-2222-2222-222222222222");

    private IFindingLists Lists => Room.The<IFindingLists>();

    private Task FillAsync() => Room.The<IAnalysisResults>().ReplaceAsync(
        Results(
            [Flagged(new("a"), 0.95, s_pool, 900), Flagged(new("b"), 0.9, s_pool, 50), AccountScore.Of(new("c*"), AScore(0.2), null, 5, Day, null)],
            [ACluster(s_pool, 0.99, [new("a"), new("b")], 950), ACluster(s_pair, 0.3, [new("b"), new("c*"), new("d")], 60)],
            hits: [AHit(new("a")), Hit.Of(Detector with { Id = "steady-pace" }, new("c*"), Day, 0.9, new("Steady.", "all", [], [], 5))]),
        ARun(), default);

    [CaseFact]
    public async Task Accounts_are_listed_as_they_are_asked_for()
    {
        await FillAsync();
        foreach (var (text, accounts) in new Dictionary<string, string>
        {
            ["score:>=0.9"] = "a b",
            ["exchanges:<100"] = "b c*",
            ["account:a"] = "a",
            ["account:A"] = "",
            ["account:\"c*\""] = "c*",
            ["account in (a, b) score:>0.93"] = "a",
            ["detector:steady-pace"] = "c*",
            ["detector:SKELETON*"] = "a",
            ["not detector:skeleton-concentration"] = "b c*",
            ["cluster:11111111-1111-1111-1111-111111111111"] = "a b",
            ["cluster:nonsense"] = "",
            ["not cluster:11111111-1111-1111-1111-111111111111"] = "c*",
            ["flagged:2026-03-01"] = "a b",
            ["not flagged:>2000-01-01"] = "c*",
            ["seen:2026-03-01"] = "a b c*",
            ["off score:>2"] = "a b c*",
        })
        {
            var page = await Lists.AccountsAsync(Query.Read(text, AccountFields.All).Query!, 0, 10, default);
            Assert.True(accounts == string.Join(' ', page.Rows.Select(r => r.AccountId.Value)), $"{text} gave {string.Join(' ', page.Rows.Select(r => r.AccountId.Value))}");
            Assert.Equal(page.Rows.Count, page.Total);
        }

        Assert.Equal((1, 3), ((await Lists.AccountsAsync(null, 2, 10, default)).Rows.Count, (int)(await Lists.AccountsAsync(null, 2, 10, default)).Total));
    }

    [CaseFact]
    public async Task Accounts_and_clusters_are_found_by_what_was_used()
    {
        await FillAsync();
        Room.Users.On[new(ResourceKind.IpAddress, "192.0.2.7")] = [new("a"), new("c*"), new("without a score")];
        Room.Users.On[new(ResourceKind.Asn, "64500")] = [new("b"), new("c*")];
        Room.Users.On[new(ResourceKind.EmailDomain, "mail.example")] = [new("d")];
        foreach (var (text, accounts, clusters) in (ValueTuple<string, string, int>[])
        [
            ("address:192.0.2.7", "a c*", 2), ("ip:192[.]0[.]2[.]7", "a c*", 2), ("address:192.0.2.8", "", 0), ("address in (192.0.2.7, 192.0.2.8) score:>0.5", "a", 1),
            ("asn:AS64500", "b c*", 2), ("asn:64500 address:192.0.2.7", "c*", 2), ("not asn:64500", "a", 0), ("off asn:64500", "a b c*", 2), ("email_domain:@Mail.Example", "", 1),
        ])
        {
            var page = await Lists.AccountsAsync(Query.Read(text, AccountFields.All).Query!, 0, 10, default);
            Assert.True(accounts == string.Join(' ', page.Rows.Select(r => r.AccountId.Value)), $"{text} gave {string.Join(' ', page.Rows.Select(r => r.AccountId.Value))}");
            Assert.Equal((text, clusters), (text, (int)(await Lists.ClustersAsync(Query.Read(text.Replace("score:>0.5", "score:>0.9", StringComparison.Ordinal), ClusterFields.All).Query!, 0, 10, default)).Total));
        }
    }

    [CaseFact]
    public async Task A_resource_of_very_many_accounts_is_asked_in_one_parameter()
    {
        await FillAsync();
        Room.Users.On[new(ResourceKind.Asn, "1")] = [.. Enumerable.Range(0, 50_000).Select(i => new AccountId($"nobody-{i}")), new("b")];

        Assert.Equal("b", Assert.Single((await Lists.AccountsAsync(Query.Read("asn:1", AccountFields.All).Query!, 0, 10, default)).Rows).AccountId.Value);
    }

    [CaseFact]
    public async Task Clusters_are_listed_as_they_are_asked_for()
    {
        await FillAsync();
        foreach (var (text, sizes) in new Dictionary<string, string>
        {
            ["score:>0.5"] = "2",
            ["size:3"] = "3",
            ["member:b"] = "2 3",
            ["member:a"] = "2",
            ["not member:a"] = "3",
            ["detector:steady-pace"] = "3",
            ["cluster:22222222-2222-2222-2222-222222222222"] = "3",
            ["exchanges:60..950"] = "2 3",
            ["first:>-10d"] = "2 3",
        })
        {
            var page = await Lists.ClustersAsync(Query.Read(text, ClusterFields.All).Query!, 0, 10, default);
            Assert.True(sizes == string.Join(' ', page.Rows.Select(r => r.Size)), $"{text} gave {string.Join(' ', page.Rows.Select(r => r.Size))}");
        }
    }

    [CaseFact]
    public async Task Hits_are_listed_as_they_are_asked_for_strongest_first()
    {
        await FillAsync();
        await Room.The<IAccountTags>().PutOnAsync(People.Analyst, [new("a")], "card-9", default);
        foreach (var (text, accounts) in new Dictionary<string, string>
        {
            ["detector:STEADY*"] = "c*",
            ["not detector:steady-pace"] = "a",
            ["account:a"] = "a",
            ["account:A"] = "",
            ["strength:0.9"] = "c*",
            ["strength:<0.95 version:>=1"] = "c*",
            ["tag:card-9"] = "a",
            ["not tag:card-9"] = "c*",
            ["to:>-3000d off account:a"] = "a c*",
            ["from:>2100-01-01"] = "",
        })
        {
            var page = await Lists.HitsAsync(Query.Read(text, HitFields.All).Query!, 0, 10, default);
            Assert.True(accounts == string.Join(' ', page.Rows.Select(h => h.AccountId.Value)), $"{text} gave {string.Join(' ', page.Rows.Select(h => h.AccountId.Value))}");
            Assert.Equal(page.Rows.Count, page.Total);
        }

        Assert.Equal(2, (await Lists.HitsAsync(null, 0, 1, default)).Total);
    }

    [CaseFact]
    public async Task Detectors_are_offered_with_their_hits()
    {
        await FillAsync();

        Assert.Equal([new ValueCount("steady-pace", 1)], await Lists.ValuesAsync("detector", "PACE", 5, default));
        Assert.Empty(await Lists.ValuesAsync("account", "a", 5, default));
    }

    [CaseFact]
    public void Every_field_has_its_place_in_the_store()
    {
        Assert.Equal(AccountFields.All.All.Select(f => f.Name).Order(StringComparer.Ordinal), FindingColumns.Accounts.Names.Order(StringComparer.Ordinal));
        Assert.Equal(ClusterFields.All.All.Select(f => f.Name).Order(StringComparer.Ordinal), FindingColumns.Clusters.Names.Order(StringComparer.Ordinal));
        Assert.Equal(HitFields.All.All.Select(f => f.Name).Order(StringComparer.Ordinal), FindingColumns.Hits.Names.Order(StringComparer.Ordinal));
    }
}

public sealed class FindingListsOnSqlite : FindingListsContract
{
    protected override bool OnServer => false;
}

public sealed class FindingListsOnSqlServer : FindingListsContract
{
    protected override bool OnServer => true;
}
