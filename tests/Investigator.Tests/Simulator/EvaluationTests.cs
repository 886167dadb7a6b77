using System.Text.Json;
using Investigator.Simulator.Evaluation;

namespace Investigator.Tests.Simulator;

public sealed class EvaluationTests : IDisposable
{
    private const string Truth = "account_id,label,archetype,campaign_id,evasion\na1,fraud,hydra,c1,x\na2,fraud,hydra,c1,x\na3,fraud,hydra,c1,x\na4,fraud,hydra,c1,x\na5,fraud,hydra,c1,x\nk1,compromised,stolen-key,c2,\nb1,benign,ordinary,,\nb2,benign,ordinary,,\nb3,benign,classroom,,\nb4,benign,classroom,,\n";
    private const string Planted = "campaign_id,family,accounts,exchanges,first,last,evasion\nc1,harvest,5,9,,,x\nc2,stolen-keys,1,9,,,\n";
    private const string Scores = "account_id,score,flagged_at,top_detectors\na1,0.9,2026-01-01T00:00:00Z,d\na2,0.8,2026-01-01T00:00:00Z,d\na3,0.7,2026-01-01T00:00:00Z,d\na4,0.2,,\na5,0.1,,\nk1,0.15,,\nb1,0.75,2026-01-01T00:00:00Z,d\nb2,0,,\nb3,0.05,,\n";
    private const string Clusters = "cluster_id,account_id,weight,score\nx,a1,1,0.9\nx,a2,1,0.9\nx,a3,1,0.9\nx,a4,1,0.9\ny,b2,1,0.1\ny,b3,1,0.1\n";
    private readonly string _directory = Directory.CreateTempSubdirectory("evaluation").FullName;

    [Fact]
    public async Task The_arithmetic_agrees_with_a_calculation_by_hand()
    {
        var report = await RunAsync();

        Assert.Equal((3, 1, 3, 3), (report.TruePositives, report.FalsePositives, report.FalseNegatives, report.TrueNegatives));
        Assert.Equal(0.75, report.Precision, 9);
        Assert.Equal(0.5, report.Recall, 9);
        Assert.Equal(0.25, report.FalsePositiveRate, 9);
        // in order of score: a1 a2 B1 a3 a4 k1 a5 …
        Assert.Equal((1 + 1 + (3 / 4.0) + (4 / 5.0) + (5 / 6.0) + (6 / 7.0)) / 6, report.AveragePrecision, 9);
        Assert.Equal((1, 0), (report.NotExported, report.Unknown));
        Assert.Equal(0.6, report.Families.Single(family => family.Archetype == "hydra").Rate, 9);
        Assert.Equal(0, report.Families.Single(family => family.Archetype == "stolen-key").Rate, 9);
        Assert.Equal(0.5, report.LookAlikes.Single(kind => kind.Archetype == "ordinary").Rate, 9);
    }

    [Fact]
    public async Task A_campaign_is_recovered_at_four_members_of_five_in_a_pure_cluster_and_not_below()
    {
        var report = await RunAsync();
        Assert.Equal(1, report.CampaignsRecovered);
        Assert.Equal((4, 4, true), report.Campaigns.Where(c => c.Campaign == "c1").Select(c => (c.Found, c.ClusterSize, c.Recovered)).Single());
        Assert.Equal(4 / 6.0, report.ClusterPurity, 9);

        Assert.Equal(0, (await RunAsync(clusters: Clusters.Replace("x,a4,1,0.9\n", "", StringComparison.Ordinal))).CampaignsRecovered);
        Assert.Equal(0, (await RunAsync(clusters: Clusters.Replace("y,b2", "x,b2", StringComparison.Ordinal))).CampaignsRecovered);
    }

    [Fact]
    public async Task A_victim_counts_as_told_when_it_is_flagged_as_one_and_stands_in_no_cluster()
    {
        Assert.Equal((1, 0, 1), await VictimsAsync(Scores, Clusters));

        var told = Scores.Replace("k1,0.15,,", "k1,0.9,2026-01-01T00:00:00Z,stolen-key;cluster", StringComparison.Ordinal);
        Assert.Equal((1, 1, 1), await VictimsAsync(told, Clusters));
        Assert.Equal((1, 0, 1), await VictimsAsync(told, Clusters + "x,k1,1,0.9\n"));

        async Task<(int, int, int)> VictimsAsync(string scores, string clusters)
        {
            var report = await RunAsync(scores, clusters);
            return (report.Victims, report.VictimsTold, report.CampaignsToRecover);
        }
    }

    [Fact]
    public async Task The_interval_of_a_share_holds_it_and_narrows_with_more_accounts()
    {
        var hydra = (await RunAsync()).Families.Single(family => family.Archetype == "hydra");

        Assert.Equal("x", hydra.Evasion);
        Assert.InRange(hydra.Rate, hydra.Low, hydra.High);
        var more = new FlaggedShare("hydra", "fraud", 500, 300);
        Assert.True(more.High - more.Low < hydra.High - hydra.Low);
        Assert.Equal((0, 1), (new FlaggedShare("none", "fraud", 0, 0).Low, new FlaggedShare("none", "fraud", 0, 0).High));
    }

    [Fact]
    public async Task Equal_scores_enter_together_so_their_order_in_the_file_means_nothing()
    {
        var report = await RunAsync(scores: "account_id,score,flagged_at,top_detectors\n");
        Assert.Equal(0.6, report.AveragePrecision, 9);
        Assert.Equal(10, report.NotExported);
    }

    [Fact]
    public async Task Hostile_values_are_only_data()
    {
        var report = await RunAsync(scores: Scores + "\"=cmd|' /C calc'!A0,\"\"x\"\"\r\n<script>\u202e\",0.5,2026-01-01T00:00:00Z,\"a,b\"\r\n");
        Assert.Equal(1, report.Unknown);
        Assert.Equal(3, report.TruePositives);
    }

    [Theory]
    [InlineData("truth_accounts.csv", null, "investigator simulate")]
    [InlineData("accounts.csv", null, "investigator export accounts")]
    [InlineData("clusters.csv", "", "empty")]
    [InlineData("accounts.csv", "account_id,score\na1,1\n", "lacks the column flagged_at")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\na1,1\n", "record 2: 2 fields")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\na1,high,,\n", "not a number")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\na1,NaN,,\n", "not a number")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\na1,1,,\na1,1,,\n", "twice")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\n\"a1,1,,\n", "ends inside a quoted value")]
    [InlineData("accounts.csv", "account_id,score,flagged_at,top_detectors\na\"1,1,,\n", "quote stands in the middle")]
    [InlineData("truth_accounts.csv", "account_id,label,archetype,campaign_id,evasion\na1,bad,,,\n", "must be benign, fraud or compromised")]
    public async Task A_missing_or_malformed_file_is_named_with_what_to_do(string file, string? content, string message)
    {
        await WriteAsync(Scores, Clusters);
        var path = Path.Combine(_directory, file);
        if (content is null) File.Delete(path); else await File.WriteAllTextAsync(path, content);

        var refused = await Assert.ThrowsAsync<EvaluationInputException>(EvaluateAsync);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_reads_as_json_and_as_a_table()
    {
        var report = await RunAsync();
        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(0.75, json.RootElement.GetProperty("precision").GetDouble(), 9);
        Assert.Equal("hydra", json.RootElement.GetProperty("families")[0].GetProperty("archetype").GetString());

        var table = report.ToTable();
        Assert.Contains("precision 0.750", table, StringComparison.Ordinal);
        Assert.Contains("recovered 1 of 1", table, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private async Task<EvaluationReport> RunAsync(string scores = Scores, string clusters = Clusters)
    {
        await WriteAsync(scores, clusters);
        return await EvaluateAsync();
    }

    private Task<EvaluationReport> EvaluateAsync() =>
        Evaluation.RunAsync(_directory, Path.Combine(_directory, "accounts.csv"), Path.Combine(_directory, "clusters.csv"), CancellationToken.None);

    private async Task WriteAsync(string scores, string clusters)
    {
        foreach (var (name, text) in ((string, string)[])[("truth_accounts.csv", Truth), ("truth_campaigns.csv", Planted), ("accounts.csv", scores), ("clusters.csv", clusters)])
            await File.WriteAllTextAsync(Path.Combine(_directory, name), text);
    }
}
