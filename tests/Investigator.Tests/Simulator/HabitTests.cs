using System.Text.Json;

namespace Investigator.Tests.Simulator;

/// <summary>The figures of a world against the public figures it is drawn from.</summary>
public sealed class HabitTests(WorldFiles world) : IClassFixture<WorldFiles>
{
    private sealed record Seen(string Account, string Archetype, DateTimeOffset Time, string Session, int Turn, int Input, string Prompt, string Ip, int Thinking);

    [Fact]
    public void Three_conversations_in_four_have_one_turn_and_the_mean_is_one_and_a_half()
    {
        var turns = Of("mobile-cgnat", "ordinary").Where(e => e.Session.Length > 0).GroupBy(e => e.Session).Select(session => session.Max(e => e.Turn)).ToList();

        Assert.InRange(turns.Average(), 1.35, 1.65);
        Assert.InRange(turns.Count(n => n == 1) / (double)turns.Count, 0.70, 0.80);
    }

    [Fact]
    public void The_input_of_a_later_turn_holds_the_earlier_ones()
    {
        foreach (var session in Of("mobile-cgnat").GroupBy(e => e.Session).Where(session => session.Count() > 1))
        {
            var ordered = session.OrderBy(e => e.Turn).ToList();
            for (var i = 1; i < ordered.Count; i++)
                Assert.True(ordered[i].Input > ordered[i].Prompt.Length / 4.2 + (ordered[i - 1].Input / 2), $"turn {ordered[i].Turn} of {session.Key}");
        }
    }

    [Fact]
    public void Tokens_follow_from_the_length_of_the_text()
    {
        foreach (var e in Of("mobile-cgnat").Where(e => e.Turn == 1))
            Assert.InRange(e.Input, System.Text.Encoding.UTF8.GetByteCount(e.Prompt) / 4.1, (System.Text.Encoding.UTF8.GetByteCount(e.Prompt) / 4.1) + 5);
    }

    [Fact]
    public void People_rest_and_the_pool_does_not()
    {
        // the six quietest hours of the day together: people on one carrier share a night, a pool has none
        Assert.True(Quiet("mobile-cgnat") < 0.06, $"people: {Quiet("mobile-cgnat")}");
        Assert.True(Quiet("hydra") > 0.12, $"pool: {Quiet("hydra")}");
    }

    [Fact]
    public void Accounts_of_the_pool_keep_a_modest_pace_and_share_addresses()
    {
        var pool = Of("hydra").ToList();
        var perDay = pool.GroupBy(e => (e.Account, e.Time.Date)).Select(day => day.Count()).Order().ToList();

        Assert.InRange(perDay[perDay.Count / 2], 13, 60);
        Assert.True(perDay[^1] <= 120, $"{perDay[^1]}");
        Assert.True(pool.GroupBy(e => e.Ip).Average(ip => ip.Select(e => e.Account).Distinct().Count()) > 3);
    }

    [Fact]
    public void The_reasoning_pool_wakes_in_the_same_minutes()
    {
        var pool = Of("reasoning-elicitation").Where(e => e.Thinking > 0).ToList();
        var members = pool.Select(e => e.Account).Distinct().Count();
        var crowded = pool.GroupBy(e => e.Time.ToUnixTimeSeconds() / 120).Where(minute => minute.Select(e => e.Account).Distinct().Count() > members * 0.4).Sum(minute => minute.Count());

        Assert.True(crowded > pool.Count * 0.7, $"{crowded} of {pool.Count}");
    }

    [Fact]
    public void Work_is_disjoint_between_accounts_of_the_pool()
    {
        // the distillation templates, whatever fills them, are never sent twice
        var work = Of("hydra").Where(e => e.Prompt.StartsWith("You are asked to come up with a set of 20", StringComparison.Ordinal) || e.Prompt.StartsWith("### Instruction:", StringComparison.Ordinal) && e.Prompt.Length > 40).ToList(); // an empty turn is the same each time

        Assert.True(work.Count > 50);
        Assert.Equal(work.Count, work.Select(e => e.Prompt).Distinct(StringComparer.Ordinal).Count());
    }

    private double Quiet(string archetype)
    {
        var hours = Of(archetype).CountBy(e => e.Time.Hour).Select(hour => hour.Value).Concat(Enumerable.Repeat(0, 24)).OrderDescending().Take(24).ToList();
        return hours.TakeLast(6).Sum() / (double)hours.Sum();
    }

    private IEnumerable<Seen> Of(params string[] archetypes)
    {
        foreach (var line in world.Events)
        {
            var archetype = world.Truth[WorldFiles.Field(line, "account_id")].Archetype;
            if (!archetypes.Contains(archetype)) continue;
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            yield return new(e.GetProperty("account_id").GetString()!, archetype, e.GetProperty("time").GetDateTimeOffset(), e.TryGetProperty("session_id", out var session) ? session.GetString()! : "",
                e.TryGetProperty("turn", out var turn) ? turn.GetInt32() : 1, e.GetProperty("input_tokens").GetInt32(), e.GetProperty("prompt").GetString()!, e.GetProperty("ip").GetString()!, e.TryGetProperty("reasoning_tokens", out var thinking) ? thinking.GetInt32() : 0);
        }
    }
}
