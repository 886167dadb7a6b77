using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

public sealed class PlanTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plan").FullName;

    [Fact]
    public void A_harvest_reads_from_one_line()
    {
        var (plan, refusal) = CampaignPlan.Parse("hydra:accounts=3000, evasion=2,per-day=13,cover=0.9,start=2,days=9");

        Assert.Null(refusal);
        Assert.Equal(new CampaignPlan { Family = "hydra", Accounts = 3000, Evasion = 2, PerDay = 13, Cover = 0.9, Start = 2, Days = 9 }, plan);
        Assert.Equal(new CampaignPlan { Family = "blunt" }, CampaignPlan.Parse("blunt").Plan);
    }

    [Theory]
    [InlineData("hydra:size=3", "no setting \"size\""), InlineData("hydra:accounts=many", "needs a number"), InlineData("hydra:accounts=1,accounts=2", "twice"), InlineData("hydra:accounts=3.5", "whole number"), InlineData("hydra:cover=NaN", "needs a number")]
    public void A_line_that_says_something_else_is_refused_in_words(string line, string words) =>
        Assert.Contains(words, CampaignPlan.Parse(line).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("nessie", "There is no campaign family"), InlineData("hydra:accounts=5", "6 to 25,000"), InlineData("hydra:accounts=25001", "6 to 25,000"), InlineData("hydra:evasion=4", "0, 1, 2 or 3"), InlineData("hydra:cover=1", "share of cover"),
     InlineData("hydra:per-day=0", "requests per account"), InlineData("hydra:days=900", "days of hydra"), InlineData("stolen-key:accounts=0", "1 to 25,000")]
    public void A_harvest_out_of_range_makes_no_world(string line, string words) =>
        Assert.Contains(words, new WorldOptions { Plan = new() { Campaigns = [CampaignPlan.Parse(line).Plan!] } }.Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"campaigns\":[{\"family\":\"hydra\",\"size\":3}]}", "size"), InlineData("{\"campaigns\":[{}]}", "family"), InlineData("[]", "not what a plan looks like"), InlineData("null", "empty"), InlineData("{\"campaigns\":[null]}", "null")]
    public void A_plan_that_is_no_plan_is_refused_in_words(string json, string words)
    {
        var (plan, refusal) = WorldPlan.Parse(json);
        Assert.Contains(words, refusal ?? plan!.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody", 1, "There is no honest kind"), InlineData("vpn", -1, "0 to 10,000 groups")]
    public void An_honest_kind_out_of_range_makes_no_world(string kind, int groups, string words) =>
        Assert.Contains(words, new WorldPlan { LookAlikes = [new(kind, groups)] }.Refusal(), StringComparison.Ordinal);

    [Fact]
    public async Task A_plan_s_numbers_hold_whatever_the_scale()
    {
        var (plan, _) = WorldPlan.Parse("""{ "campaigns": [{ "family": "hydra", "accounts": 300, "evasion": 3, "per_day": 1 }], "look_alikes": [{ "kind": "mobile-cgnat", "groups": 2, "members": 40 }, { "kind": "vpn", "groups": 0 }] }""");
        var summary = await World.WriteAsync(new() { Scale = 0.02, Days = 3, Plan = plan! }, _folder, null, CancellationToken.None);

        Assert.Null(summary.Refusal);
        Assert.Equal((300, 80, 1), (summary.AccountsByArchetype["hydra"], summary.AccountsByArchetype["mobile-cgnat"], summary.Campaigns));
        Assert.DoesNotContain("vpn", summary.AccountsByArchetype.Keys);
        Assert.All((await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_accounts.csv"))).Where(row => row.Contains(",fraud,", StringComparison.Ordinal)), row => Assert.EndsWith(",3", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fields_that_senders_leave_out_stand_in_no_line_and_text_is_hashed()
    {
        await World.WriteAsync(new() { Scale = 0.02, Days = 3, Plan = new() { Campaigns = [], Without = ["tls_fingerprint", "ip", "session_id", "text", "device_id", "created_at"] } }, _folder, null, CancellationToken.None);

        foreach (var line in File.ReadLines(Path.Combine(_folder, "events.ndjson")))
        {
            Assert.DoesNotContain("\"tls_fingerprint\"", line, StringComparison.Ordinal);
            Assert.DoesNotContain("\"ip\"", line, StringComparison.Ordinal);
            Assert.DoesNotContain("\"turn\"", line, StringComparison.Ordinal);
            Assert.DoesNotContain("prompt\":", line, StringComparison.Ordinal);
            Assert.Matches("\"prompt_sha256\":\"[0-9a-f]{64}\"", line);
        }
        Assert.All(File.ReadLines(Path.Combine(_folder, "accounts.ndjson")), line => Assert.DoesNotMatch("device_id|created_at", line));
        Assert.Contains("cannot be left out", new WorldPlan { Without = ["model"] }.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hours_of_a_campaign_add_up_to_its_exchanges()
    {
        await World.WriteAsync(new() { Scale = 0.03, Days = 4 }, _folder, null, CancellationToken.None);

        var hours = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_exchanges.csv"))).Skip(1).Select(row => row.Split(',')).ToLookup(row => row[0], row => long.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture));
        foreach (var row in (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_campaigns.csv"))).Skip(1).Select(row => row.Split(',')))
            Assert.Equal(long.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture), hours[row[0]].Sum());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
