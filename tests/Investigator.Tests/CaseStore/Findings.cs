using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>Builds what an analysis finds.</summary>
public static class Findings
{
    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TimeWindow Day { get; } = new(Noon.AddDays(-1), Noon);

    public static DetectorInfo Detector { get; } = new("skeleton-concentration", 1, "One skeleton", "One prompt shape.", "Templates.", []);

    public static AccountId Account(int n) => new($"acc-{n.ToString("D6", CultureInfo.InvariantCulture)}");

    public static Score AScore(double value, string sentence = "One prompt shape makes 97 % of its requests.") => new(value, [new("skeleton-concentration", sentence, 3.2)]);

    public static Hit AHit(AccountId account, double strength = 0.99) =>
        Hit.Of(Detector, account, Day, strength, new("97 % of 812 requests share one prompt shape.", "individual accounts", [new("share", 0.97, "%", 0.04, 0.31)], ["evt-1"], 812));

    public static Link ALink(AccountId a, AccountId b, double weight = 7) => Link.Between(a, b, [new("payment", "payment:card-9", "Both paid with one card.", weight)]);

    public static AccountScore Flagged(AccountId account, double value = 0.9, Guid? cluster = null, long exchanges = 100, string sentence = "One prompt shape makes 97 % of its requests.") =>
        AccountScore.Of(account, AScore(value, sentence), cluster, exchanges, Day, Noon);

    public static Cluster ACluster(Guid id, double score, IEnumerable<AccountId> accounts, long exchanges = 1000)
    {
        var cluster = Cluster.Of(id, Noon, accounts.Select(a => ClusterMember.Of(a, 0.8)), exchanges, Day);
        cluster.Rate(AScore(score));
        return cluster;
    }

    public static AnalysisRun ARun(DateTimeOffset? at = null) =>
        AnalysisRun.Of(Guid.NewGuid(), at ?? Noon, (at ?? Noon).AddSeconds(4), Noon, RunOutcome.Done, "", new(1, 2, 3, 4, 5, 6), [new("link", 1.5)]);

    public static AnalysisResults Results(
        IReadOnlyList<AccountScore>? scores = null, IReadOnlyList<Cluster>? clusters = null, IReadOnlyList<Link>? links = null, IReadOnlyList<Hit>? hits = null) =>
        new(Noon, hits ?? [], links ?? [], clusters ?? [], scores ?? []);
}
