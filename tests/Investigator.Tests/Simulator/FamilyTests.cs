using System.Globalization;
using System.Text.Json;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

/// <summary>Each family does what it is named for.</summary>
public sealed class FamilyTests : IDisposable
{
    private sealed record Seen(string Account, DateTimeOffset Time, string Model, int Status, int Turn, int Tools, int Output, string Prompt, string Ip, string Country);

    private readonly string _folder = Directory.CreateTempSubdirectory("family").FullName;

    [Fact]
    public async Task Low_and_slow_keeps_to_thirteen_a_day_in_the_hours_of_its_country()
    {
        var seen = await WorldOfAsync("low-and-slow:accounts=60,evasion=3,days=8,start=2");

        var perDay = seen.GroupBy(e => (e.Account, e.Time.Date)).Average(day => day.Count());
        Assert.InRange(perDay, 6, 20);
        Assert.InRange(Work(seen).Count / (double)seen.Count, 0.05, 0.3);
    }

    [Theory, InlineData(0, 0.8), InlineData(2, 0.35)]
    public async Task A_retargeting_pool_moves_to_the_new_model_within_a_day(int evasion, double share)
    {
        var seen = await WorldOfAsync($"retargeting:accounts=30,evasion={evasion}");

        var release = seen.Where(e => e.Model == Caller.NewModel).Min(e => e.Time);
        var day = seen.Where(e => e.Time >= release.AddHours(12) && e.Time < release.AddHours(36)).ToList();
        Assert.True(day.Count(e => e.Model == Caller.NewModel) > share * day.Count, $"{day.Count(e => e.Model == Caller.NewModel)} of {day.Count}");
        Assert.DoesNotContain(seen, e => e.Model == Caller.NewModel && e.Time < release);
    }

    [Fact]
    public async Task A_cut_pool_is_refused_and_its_heir_rises_within_hours()
    {
        var seen = await WorldOfAsync("succession:accounts=40,evasion=0");

        var cut = seen.Where(e => e.Status == 403).Min(e => e.Time);
        var old = seen.Where(e => e.Time < cut).Select(e => e.Account).ToHashSet(StringComparer.Ordinal);
        var heirs = seen.Where(e => !old.Contains(e.Account)).ToList();
        Assert.InRange(heirs.Select(e => e.Account).Distinct().Count(), 14, 18);
        Assert.InRange((heirs.Min(e => e.Time) - cut).TotalHours, 0, 8);
        Assert.DoesNotContain(seen, e => old.Contains(e.Account) && e.Time > cut.AddHours(3));
    }

    [Fact]
    public async Task Probing_tries_ever_new_variants_and_is_often_refused()
    {
        var seen = (await WorldOfAsync("technique-probing:accounts=20,evasion=0,per-day=60")).Where(e => e.Prompt.Contains("times", StringComparison.Ordinal)).ToList();

        Assert.True(seen.Count > 1500);
        Assert.True(seen.Select(e => e.Prompt).Distinct(StringComparer.Ordinal).Count() > 0.97 * seen.Count);
        Assert.InRange(seen.Count(e => e.Status == 400) / (double)seen.Count, 0.3, 0.5);
    }

    [Fact]
    public async Task Trajectories_are_long_sessions_with_tools_and_grading_has_short_answers()
    {
        var tools = (await WorldOfAsync("tool-trajectories:accounts=8,evasion=0")).Where(e => e.Tools > 0).ToList();
        Assert.True(tools.Max(e => e.Turn) >= 6);

        var grading = await WorldOfAsync("rubric-grading:accounts=8,evasion=0");
        Assert.True(grading.Where(e => e.Status == 200).Average(e => e.Output) < 150);
    }

    [Fact]
    public async Task A_shared_pool_works_for_three_and_some_accounts_for_more_than_one()
    {
        await WorldOfAsync("shared-pool:accounts=40,evasion=1");

        var cells = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_accounts.csv"))).Select(row => row.Split(',')).Where(row => row[2] == "shared-pool").Select(row => WorldFiles.Campaigns(row[3])).ToList();
        Assert.Equal(3, cells.SelectMany(c => c).Distinct().Count());
        Assert.Contains(cells, c => c.Length == 1);
        Assert.Contains(cells, c => c.Length == 3);
    }

    [Fact]
    public async Task A_relay_carries_mostly_strangers_and_little_extraction()
    {
        await WorldOfAsync("pool-relay:accounts=20,evasion=2,per-day=60");

        var taken = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_campaigns.csv")))[1].Split(',');
        var all = File.ReadLines(Path.Combine(_folder, "events.ndjson")).Count(line => _members.Contains(WorldFiles.Field(line, "account_id")));
        Assert.InRange(long.Parse(taken[3], CultureInfo.InvariantCulture) / (double)all, 0.05, 0.25);
    }

    [Fact]
    public async Task A_careful_thief_comes_from_the_owner_s_country_and_a_careless_one_from_everywhere()
    {
        var careful = await WorldOfAsync("stolen-key:accounts=6,evasion=3");
        Assert.All(careful.GroupBy(e => e.Account), owner => Assert.Single(owner.Select(e => e.Country).Distinct()));

        var careless = await WorldOfAsync("stolen-key:accounts=6,evasion=0");
        Assert.All(careless.GroupBy(e => e.Account), owner => Assert.True(owner.Select(e => e.Country).Distinct().Count() > 5));
    }

    [Fact]
    public async Task The_more_an_operator_hides_the_less_is_shared()
    {
        var shared = new List<double>();
        for (var evasion = 0; evasion <= 3; evasion++)
        {
            await WorldOfAsync($"hydra:accounts=120,evasion={evasion},per-day=4");
            var cards = (await File.ReadAllLinesAsync(Path.Combine(_folder, "accounts.ndjson"))).Where(line => _members.Contains(WorldFiles.Field(line, "account_id"))).Select(line => WorldFiles.Field(line, "payment_fingerprint")).Where(card => card.Length > 0).ToList();
            shared.Add(1 - (cards.Distinct().Count() / (double)cards.Count));
        }
        Assert.Equal(shared.OrderDescending(), shared);
        Assert.True(shared[0] > 0.8 && shared[3] < 0.1, string.Join(' ', shared));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private HashSet<string> _members = [];

    private static List<Seen> Work(List<Seen> seen) => [.. seen.Where(e => e.Output > 1200 || e.Tools > 0 || e.Prompt.Length > 900)];

    /// <summary>The requests of one planted pool in a small world.</summary>
    private async Task<List<Seen>> WorldOfAsync(string campaign)
    {
        await World.WriteAsync(new() { Seed = 4, Scale = 0.02, Days = 12, Plan = new() { Campaigns = [CampaignPlan.Parse(campaign).Plan!] } }, _folder, null, CancellationToken.None);
        _members = [.. (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_accounts.csv"))).Select(row => row.Split(',')).Where(row => row[3].Length > 0).Select(row => row[0])];
        var seen = new List<Seen>();
        foreach (var line in File.ReadLines(Path.Combine(_folder, "events.ndjson")).Where(line => _members.Contains(WorldFiles.Field(line, "account_id"))))
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            seen.Add(new(e.GetProperty("account_id").GetString()!, e.GetProperty("time").GetDateTimeOffset(), e.GetProperty("model").GetString()!, e.GetProperty("status").GetInt32(), Number("turn"), Number("tool_count"),
                Number("output_tokens"), e.GetProperty("prompt").GetString()!, e.GetProperty("ip").GetString()!, e.GetProperty("country").GetString()!));
            int Number(string name) => e.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
        }
        return seen;
    }
}
