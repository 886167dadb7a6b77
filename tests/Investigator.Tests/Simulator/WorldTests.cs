using System.Globalization;
using System.Text.Json;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

public sealed class WorldTests(WorldFiles world) : IClassFixture<WorldFiles>
{
    private static readonly string[] s_segments = ["individual", "business", "enterprise", "education", "research", "startup"];

    [Fact]
    public void Every_event_line_holds_what_the_schema_needs_in_range_and_in_order_of_time()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var accounts = world.Accounts.Select(line => Field(line, "account_id")).ToHashSet(StringComparer.Ordinal);
        var last = WorldFiles.Options.From;
        foreach (var line in world.Events)
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            Assert.True(ids.Add(e.GetProperty("event_id").GetString()!));
            Assert.Contains(e.GetProperty("account_id").GetString()!, accounts);
            var time = Rfc3339(e.GetProperty("time").GetString()!);
            Assert.InRange(time, last, WorldFiles.Options.To);
            last = time;
            Assert.InRange(e.GetProperty("input_tokens").GetInt32(), 1, 2_000_000);
            Assert.InRange(e.GetProperty("output_tokens").GetInt32(), 0, 100_000);
            Assert.InRange(e.GetProperty("latency_ms").GetInt32(), 0, 10_000_000);
            Assert.InRange(e.GetProperty("status").GetInt32(), 200, 599);
            Assert.Equal(2, e.GetProperty("country").GetString()!.Length);
            Assert.True(System.Net.IPAddress.TryParse(e.GetProperty("ip").GetString(), out _));
            Assert.True(e.GetProperty("asn").GetInt32() > 0);
            Assert.NotEmpty(e.GetProperty("model").GetString()!);
            Assert.NotEmpty(e.GetProperty("prompt").GetString()!);
            Assert.True(!e.TryGetProperty("turn", out var turn) || turn.GetInt32() >= 1);
            Assert.False(e.TryGetProperty("response", out _));
        }
    }

    [Fact]
    public void Every_account_line_holds_what_the_schema_names()
    {
        foreach (var line in world.Accounts)
        {
            using var json = JsonDocument.Parse(line);
            Assert.True(Rfc3339(json.RootElement.GetProperty("created_at").GetString()!) < WorldFiles.Options.To);
            Assert.Contains(json.RootElement.GetProperty("segment").GetString()!, s_segments);
            Assert.Equal(64, json.RootElement.GetProperty("email_hash").GetString()!.Length);
        }
        Assert.Equal(world.Accounts.Length, world.Accounts.Select(line => Field(line, "account_id")).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_summary_counts_what_the_files_hold()
    {
        Assert.Equal(world.Events.Length, world.Summary.Events);
        Assert.Equal(world.Accounts.Length, world.Summary.Accounts);
        Assert.Equal(world.Accounts.Length, world.Truth.Count);
        Assert.Equal(world.Truth.Values.Count(t => t.Label == "fraud"), world.Summary.FraudAccounts);
        Assert.All(World.Archetypes, archetype => Assert.Contains(archetype.Name, world.Summary.AccountsByArchetype.Keys));
    }

    [Fact]
    public async Task The_campaigns_file_counts_harvest_and_not_cover()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(world.Directory, "truth_campaigns.csv"))).Skip(1).Select(row => row.Split(',')).ToList();
        Assert.Equal(world.Truth.Values.SelectMany(t => WorldFiles.Campaigns(t.Campaign)).Distinct(StringComparer.Ordinal).Count(), rows.Count);
        foreach (var row in rows)
        {
            var members = world.Truth.Where(t => WorldFiles.Campaigns(t.Value.Campaign).Contains(row[0])).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
            var sent = world.Events.Count(line => members.Contains(Field(line, "account_id")));
            Assert.Equal(members.Count, int.Parse(row[2], CultureInfo.InvariantCulture));
            Assert.InRange(int.Parse(row[3], CultureInfo.InvariantCulture), 1, row[1] == "blunt" ? sent : sent - 1);
        }
    }

    [Fact]
    public async Task Every_family_can_be_planted_at_every_evasion_and_pools_take_the_size_asked_for()
    {
        for (var evasion = 0; evasion <= 3; evasion++)
        {
            var directory = System.IO.Directory.CreateTempSubdirectory("world").FullName;
            var summary = await World.WriteAsync(new() { Seed = 8 + evasion, Scale = 0.03, Plan = WorldPlan.Of(accounts: 9, evasion: evasion) }, directory, progress: null, CancellationToken.None);

            Assert.All(World.Families, family => Assert.Equal(9, summary.AccountsByArchetype[family.Name]));
            var levels = (await File.ReadAllLinesAsync(Path.Combine(directory, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).Where(row => row[1] == "fraud").Select(row => row[4]).ToHashSet();
            Assert.Equal([evasion.ToString(CultureInfo.InvariantCulture)], levels);
            System.IO.Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [InlineData(2, 0.04, 3), InlineData(3, 0.04, 5), InlineData(4, 0.04, 30), InlineData(5, 0.3, 7), InlineData(6, 2, 3)]
    public async Task Worlds_of_other_seeds_spans_and_scales_keep_time_in_order(int seed, double scale, int days)
    {
        // the writer refuses an archetype that goes back in time
        var directory = System.IO.Directory.CreateTempSubdirectory("world").FullName;
        var summary = await World.WriteAsync(new() { Seed = seed, Scale = scale, Days = days }, directory, progress: null, CancellationToken.None);

        Assert.True(summary.Events > 500);
        // every family once; the shared pool serves three
        Assert.Equal(World.Families.Count + 2, summary.Campaigns);
        System.IO.Directory.Delete(directory, recursive: true);
    }

    private static string Field(string line, string name) => WorldFiles.Field(line, name);

    private static DateTimeOffset Rfc3339(string text) =>
        DateTimeOffset.ParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
