using System.Globalization;
using System.Text;
using Investigator.Domain.Triage;
using Xunit.Abstractions;

namespace Investigator.Tests.Triage;

/// <summary>The whole line on a simulated world with planted campaigns and honest look-alikes.</summary>
public sealed class WorldAnalysisTests(AnalysedWorld world, ITestOutputHelper output) : IClassFixture<AnalysedWorld>
{
    // The most that may be flagged of each kind of honest account in a world of this size.
    private const double MostFlagged = 0.02;

    [Fact]
    public async Task The_figures_are_printed_and_the_run_is_done()
    {
        output.WriteLine(await FiguresAsync());

        Assert.Equal(RunOutcome.Done, world.Run.Outcome);
        Assert.Equal(["reading", "detecting", "linking", "clustering", "scoring"], world.Run.Stages.Select(s => s.Stage));
    }

    [Theory, InlineData("hydra"), InlineData("reasoning-elicitation")]
    public void A_planted_pool_is_one_flagged_cluster(string archetype)
    {
        var planted = world.Truth.Where(t => t.Value.Archetype == archetype).Select(t => t.Key).ToHashSet();
        var cluster = world.Clusters.MaxBy(c => c.Members.Count(m => planted.Contains(m.AccountId)))!;
        var found = cluster.Members.Count(m => planted.Contains(m.AccountId));

        Assert.True(found >= 0.8 * planted.Count, $"{found} of {planted.Count} accounts of the pool are in one cluster.");
        Assert.True(found >= 0.9 * cluster.Size, $"{found} of {cluster.Size} accounts of the cluster are of the pool.");
        Assert.True(QueueLine.Suspects(cluster));
        Assert.True(world.Flagged(archetype) >= 0.8);
    }

    [Theory]
    [InlineData("ordinary"), InlineData("classroom"), InlineData("hackathon"), InlineData("mobile-cgnat"), InlineData("popular-persona"), InlineData("reseller")]
    [InlineData("evaluator"), InlineData("batch-classifier"), InlineData("gateway"), InlineData("support-bot"), InlineData("red-team")]
    [InlineData("vpn-customer"), InlineData("agent-tool"), InlineData("open-course"), InlineData("computer-room"), InlineData("key-in-app")]
    [InlineData("agency"), InlineData("ci-review"), InlineData("catalogue-writer"), InlineData("coding-agent"), InlineData("drift-monitor"), InlineData("fallback-router"), InlineData("follow-the-sun"), InlineData("judge-in-ci")]
    [InlineData("key-ring"), InlineData("launch-day"), InlineData("new-office"), InlineData("newsroom"), InlineData("nightly-jobs"), InlineData("own-distillation"), InlineData("programme-member")]
    [InlineData("rag-backfill"), InlineData("re-registered"), InlineData("reasoning-audit"), InlineData("shared-team-key"), InlineData("tutoring"), InlineData("vpn")]
    public void Honest_accounts_stay_out_of_the_queue(string archetype)
    {
        Assert.True(world.Flagged(archetype) <= MostFlagged, $"{world.Flagged(archetype):P1} of the {archetype} accounts are flagged.");
        Assert.DoesNotContain(world.Clusters, c => QueueLine.Suspects(c) && c.Members.Count(m => world.Truth[m.AccountId].Archetype == archetype) * 2 > c.Size);
    }

    [Fact]
    public void A_stolen_key_is_flagged_as_a_victim_and_is_no_member_of_a_pool()
    {
        var victims = world.Truth.Where(t => t.Value.Label == "compromised").Select(t => t.Key).ToList();

        Assert.NotEmpty(victims);
        Assert.All(victims, victim =>
        {
            Assert.True(world.Scores[victim].Value >= QueueLine.Probability);
            Assert.Equal("stolen-key", world.Scores[victim].TopDetectors[0]);
            Assert.Null(world.Scores[victim].ClusterId);
        });
        Assert.DoesNotContain(world.Clusters.SelectMany(c => c.Members), m => victims.Contains(m.AccountId));
    }

    [Fact]
    public void A_pool_s_score_says_what_its_pooled_traffic_showed()
    {
        var pool = world.Clusters.MaxBy(c => c.Size)!;

        var recipes = Assert.Single(pool.Score.Parts, p => p.Source == "recipe-share");
        Assert.Contains("groups of honest accounts", recipes.Sentence, StringComparison.Ordinal);
        Assert.True(recipes.Weight > 0);
        Assert.Contains(pool.Score.Parts, p => p.Source == "text-distance" && p.Sentence.Contains("text features", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_hit_shows_numbers_peers_and_events()
    {
        foreach (var account in world.Scores.Keys)
            foreach (var hit in await world.HitsAsync(account))
            {
                Assert.InRange(hit.Strength, double.Epsilon, 1);
                Assert.NotEmpty(hit.Evidence.Sentence);
                Assert.NotEmpty(hit.Evidence.PeerGroup);
                Assert.Contains(hit.Evidence.Measures, m => m.PeerMedian is not null && m.PeerHigh is not null);
                Assert.InRange(hit.Evidence.EventIds.Count, Math.Min(1, hit.Evidence.EventCount), 50);
                Assert.True(hit.Evidence.EventCount >= hit.Evidence.EventIds.Count);
            }
    }

    [Fact]
    public async Task Running_again_gives_the_same_hits_clusters_and_scores()
    {
        var before = await SnapshotAsync();

        await world.Rig.Analysis().RunAsync(new(), null, CancellationToken.None);

        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_results_of_the_one_before()
    {
        var before = await SnapshotAsync();
        using var stop = new CancellationTokenSource();
        var cancelling = new Progress(p => { if (p.Stage == "clustering") stop.Cancel(); });

        var run = await world.Rig.Analysis().RunAsync(new(), cancelling, stop.Token);

        Assert.Equal(RunOutcome.Cancelled, run.Outcome);
        Assert.Equal(before, await SnapshotAsync());
        Assert.Contains(await world.Rig.Cases.The<IAnalysisResults>().RunsAsync(10, CancellationToken.None), r => r.Id == run.Id && r.Outcome is RunOutcome.Cancelled);
    }

    private async Task<string> SnapshotAsync()
    {
        var (scores, clusters) = await world.ResultsAsync();
        var text = new StringBuilder();
        foreach (var score in scores.Values.OrderBy(s => s.AccountId.Value, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{score.AccountId} {score.Value:R} {score.ClusterId} {score.FlaggedAt:O}");
            foreach (var hit in await world.HitsAsync(score.AccountId)) text.AppendLine(CultureInfo.InvariantCulture, $"{hit.Id} {hit.Strength:R} {string.Join(',', hit.Evidence.EventIds)}");
        }
        foreach (var cluster in clusters.OrderBy(c => c.Id))
            text.AppendLine(CultureInfo.InvariantCulture, $"{cluster.Id} {cluster.Score.Value:R} {string.Join(',', cluster.Members.Select(m => m.AccountId))}");
        return text.ToString();
    }

    private sealed class Progress(Action<AnalysisProgress> told) : IProgress<AnalysisProgress>
    {
        public void Report(AnalysisProgress value) => told(value);
    }

    private async Task<string> FiguresAsync()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{world.Run.Outcome} {world.Run.Events} events, {world.Run.Accounts} accounts, {world.Run.Hits} hits, {world.Run.Links} links, {world.Run.Clusters} clusters, {world.Run.Flagged} flagged");
        text.AppendLine(string.Join(", ", world.Run.Stages.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Stage} {s.Seconds:0.00} s"))));
        foreach (var kind in world.Truth.GroupBy(t => (t.Value.Label, t.Value.Archetype)).OrderBy(g => g.Key))
        {
            var hits = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (account, _) in kind)
                foreach (var hit in await world.HitsAsync(account)) hits[hit.DetectorId] = hits.GetValueOrDefault(hit.DetectorId) + 1;
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind.Key.Label,-12}{kind.Key.Archetype,-24}{kind.Count(),5} flagged {world.Flagged(kind.Key.Archetype) * 100,5:0.0} %   {string.Join(", ", hits.OrderByDescending(h => h.Value).Select(h => $"{h.Key} {h.Value}"))}");
        }
        foreach (var cluster in world.Clusters.OrderByDescending(c => c.Score.Value).ThenByDescending(c => c.Size))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"cluster {cluster.Size,4} score {cluster.Score.Value:0.000}  {string.Join(", ", cluster.Members.CountBy(m => world.Truth[m.AccountId].Archetype).OrderByDescending(m => m.Value).Select(m => $"{m.Key} {m.Value}"))}");
            text.AppendLine("        " + string.Join("; ", cluster.Score.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Source} {p.Weight:+0.0;-0.0}"))));
        }
        return text.ToString();
    }
}
