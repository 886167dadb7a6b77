using System.Text.Json;
using Investigator.Simulator.Evaluation;

namespace Investigator.Tests.Simulator;

/// <summary>Figures against truths small enough to calculate by hand.</summary>
public sealed class EvaluationSeriesTests : IDisposable
{
    // Two operators share the pool a1 to a5 and a6 to a8 work for the second alone; o1 to o4 are another pool.
    private const string Truth = "account_id,label,archetype,campaign_id,evasion\na1,fraud,shared-pool,c1;c2,2\na2,fraud,shared-pool,c1;c2,2\na3,fraud,shared-pool,c1;c2,2\na4,fraud,shared-pool,c1,2\na5,fraud,shared-pool,c2,2\n"
        + "o1,fraud,hydra,c3,1\no2,fraud,hydra,c3,1\no3,fraud,hydra,c3,1\no4,fraud,hydra,c3,1\nb1,benign,vpn,,\nb2,benign,vpn,,\n";

    private const string Planted = "campaign_id,family,accounts,exchanges,first,last,evasion\nc1,shared-pool,4,100,2026-01-01T00:00:00Z,2026-01-01T10:00:00Z,2\nc2,shared-pool,4,100,2026-01-01T00:00:00Z,2026-01-01T10:00:00Z,2\nc3,hydra,4,200,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,1\n";

    private const string Hours = "campaign_id,hour,exchanges\nc1,2026-01-01T00:00:00Z,60\nc1,2026-01-01T01:00:00Z,20\nc1,2026-01-01T09:00:00Z,20\n";

    private const string Scores = "account_id,score,flagged_at,top_detectors\na1,0.9,2026-01-01T01:30:00Z,d\na2,0.9,2026-01-01T00:10:00Z,d\na3,0.9,2026-01-01T05:00:00Z,d\na4,0.9,2026-01-03T00:00:00Z,d\na5,0.9,2026-01-03T00:00:00Z,d\n"
        + "o1,0.8,2026-01-01T06:00:00Z,d\no2,0.1,,\no3,0.1,,\no4,0.1,,\nb1,0.9,2026-01-03T00:00:00Z,d\nb2,0,,\n";

    private const string Clusters = "cluster_id,account_id,weight,score\nx,a1,1,0.9\nx,a2,1,0.9\nx,a3,1,0.9\nx,a4,1,0.9\nx,a5,1,0.9\ny,b1,1,0.5\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("series").FullName;

    [Fact]
    public async Task A_cluster_that_holds_a_shared_pool_recovers_every_campaign_of_it()
    {
        var report = await RunAsync("one", Hours);

        Assert.Equal([("c1", true, 4, 1.0), ("c2", true, 4, 1.0), ("c3", false, 0, 0.0)], report.Campaigns.Select(c => (c.Campaign, c.Recovered, c.Found, c.Purity)));
        Assert.Equal(5 / 6.0, report.ClusterPurity, 9);
        // x is one pool's, y is flagged and nobody's
        Assert.Equal((2, 1), (report.ClustersFlagged, report.ClustersRight));
    }

    [Fact]
    public async Task What_was_taken_before_half_the_pool_was_flagged_follows_from_the_hours()
    {
        var report = await RunAsync("one", Hours);

        // the second of c1's four was flagged at 01:30: the whole first hour and half of the second
        Assert.Equal((60 + 10) / 100.0, report.Campaigns[0].TakenBeforeHalfFlagged!.Value, 9);
        // one of four is not half
        Assert.Null(report.Campaigns[2].TakenBeforeHalfFlagged);
    }

    [Fact]
    public async Task Without_hours_the_harvest_counts_as_even_from_first_to_last()
    {
        var report = await RunAsync("one", hours: null);

        Assert.Equal(0.15, report.Campaigns[0].TakenBeforeHalfFlagged!.Value, 9);
    }

    [Theory]
    [InlineData("campaign_id,hour\nc1,x\n", "lacks the column exchanges"), InlineData("campaign_id,hour,exchanges\nc1,noon,4\n", "record 2"), InlineData("campaign_id,hour,exchanges\nc1,2026-01-01T00:00:00Z,-4\n", "record 2")]
    public async Task Malformed_hours_are_named_with_what_to_do(string hours, string message)
    {
        var refused = await Assert.ThrowsAsync<EvaluationInputException>(() => RunAsync("one", hours));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_of_flagging_that_is_no_time_is_refused()
    {
        var refused = await Assert.ThrowsAsync<EvaluationInputException>(() => RunAsync("one", Hours, Scores.Replace("2026-01-01T06:00:00Z", "yes", StringComparison.Ordinal)));
        Assert.Contains("no time", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_runs_are_pooled_and_their_intervals_hold_the_share()
    {
        var better = Scores.Replace("o2,0.1,,", "o2,0.9,2026-01-01T12:00:00Z,d", StringComparison.Ordinal).Replace("o3,0.1,,", "o3,0.9,2026-01-01T18:00:00Z,d", StringComparison.Ordinal);
        var series = EvaluationSeries.Of([await RunAsync("one", Hours), await RunAsync("two", Hours, better)]);

        var hydra = series.Families.Single(family => family.Name == "hydra");
        Assert.Equal((2, 4, 8, "1"), (hydra.Runs, hydra.Part, hydra.Whole, hydra.Evasion));
        // runs of 1/4 and 3/4: the bootstrap over two runs reaches both
        Assert.True(hydra.Low <= 0.25 && hydra.High >= 0.75);
        Assert.Equal((2, 4), series.LookAlikes.Where(kind => kind.Name == "vpn").Select(kind => (kind.Part, kind.Whole)).Single());
        Assert.Equal((14, 16), series.Figures.Where(figure => figure.Name == "precision").Select(figure => ((int)figure.Part, (int)figure.Whole)).Single());
        Assert.Equal((4, 6), series.Figures.Where(figure => figure.Name == "campaigns-recovered").Select(figure => ((int)figure.Part, (int)figure.Whole)).Single());

        // never in the first run (counts as all), after half of a day in the second
        var taken = series.Taken.Single(t => t.Family == "hydra");
        Assert.Equal((2, 1), (taken.Campaigns, taken.Found));
        Assert.Equal((1 + 0.5) / 2, taken.MedianTaken, 9);
    }

    [Fact]
    public async Task The_series_reads_as_json_and_as_a_table_and_is_the_same_each_time()
    {
        EvaluationReport[] reports = [await RunAsync("one", Hours), await RunAsync("two", Hours)];
        var series = EvaluationSeries.Of(reports);

        using var json = JsonDocument.Parse(series.ToJson());
        Assert.Equal(2, json.RootElement.GetProperty("runs").GetInt32());
        Assert.Equal("shared-pool", json.RootElement.GetProperty("families")[1].GetProperty("name").GetString());
        Assert.Contains("victims-told-from-offenders", series.ToTable(), StringComparison.Ordinal);
        Assert.Equal(series.ToJson(), EvaluationSeries.Of(reports).ToJson());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<EvaluationReport> RunAsync(string name, string? hours, string scores = Scores)
    {
        var run = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var (file, text) in ((string, string?)[])[("truth_accounts.csv", Truth), ("truth_campaigns.csv", Planted), ("truth_exchanges.csv", hours), ("accounts.csv", scores), ("clusters.csv", Clusters)])
            if (text is not null) await File.WriteAllTextAsync(Path.Combine(run, file), text);
        return await Evaluation.RunAsync(run, Path.Combine(run, "accounts.csv"), Path.Combine(run, "clusters.csv"), CancellationToken.None);
    }
}
