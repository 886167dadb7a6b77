using System.Globalization;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Detection.Rules;

/// <summary>The one query that the engine runs says of every account or key what plain evaluation says, on random worlds with late, repeated and missing data, half of it rolled up.</summary>
public sealed class RuleQuestionsTests
{
    private static readonly DateTime s_start = new(2026, 2, 1, 22, 10, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_engine_agrees_with_plain_evaluation(int seed)
    {
        var random = new Random(seed);
        using var rig = new TelemetryRig(configure: options => (options.RollUpEvents, options.SealEvents, options.BatchEvents) = (random.Next(50, 150), random.Next(50, 100), 40));
        await FillAsync(rig, random);
        var (events, accounts) = (await RowsAsync(rig, "usage_event"), (await RowsAsync(rig, "account")).ToDictionary(a => (string)a["account_id"]!, StringComparer.Ordinal));
        var (found, missed) = (0, 0);
        for (var n = 0; n < 60; n++)
        {
            // Now the whole history, now an end in the middle of a half hour.
            var window = TimeWindow.Ending(new(n % 2 == 0 ? s_start.AddDays(12) : s_start.AddMinutes(random.Next(2000, 12_000)), TimeSpan.Zero), TimeSpan.FromDays(random.Next(3, 15)));
            var plain = new RuleEvaluator(events, accounts, window);
            var rule = Sharpened(random, RuleExamples.ARule(random), plain);
            var expected = plain.All(rule).ToList();
            var only = random.Next(4) == 0 ? expected.Select(e => new AccountId(e.Account)).Distinct().Take(3).ToList() : null;
            if (only is not null) expected = [.. expected.Where(e => only.Contains(new(e.Account)))];

            var answer = await new RuleQuestions(rig.Store).MatchesAsync(rule, window, only, default);

            Assert.Equal(expected.Count, answer.Subjects);
            Assert.True(
                expected.Where(e => e.Holds).Select(Shown).Order(StringComparer.Ordinal).SequenceEqual(answer.Found.Select(m => Shown((m.Account.Value, m.Key ?? "", [.. m.Values], true))).Order(StringComparer.Ordinal)),
                $"{rule.Text}\nexpected\n{string.Join('\n', expected.Where(e => e.Holds).Select(Shown))}\nfound\n{string.Join('\n', answer.Found.Select(m => Shown((m.Account.Value, m.Key ?? "", [.. m.Values], true))))}");
            found += answer.Found.Count;
            missed += expected.Count - answer.Found.Count;
        }

        // A test in which everything or nothing matched would show little.
        Assert.True(found > 30 && missed > 30, $"{found} found, {missed} not");
    }

    [Fact]
    public async Task Every_field_is_a_column_of_the_store()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync(Lines.Event());
        foreach (var field in RuleFields.All)
        {
            var text = field.IsOfAccount ? $"known({field.Name})" : field.Kind is RuleFieldKind.Sign ? $"distinct({field.Name}) = 0" : $"count(known({field.Name})) > 0";
            Assert.Equal(1, (await Ask(rig, text)).Subjects);
        }
    }

    [Fact]
    public async Task A_hostile_value_is_a_value()
    {
        using var rig = new TelemetryRig();
        const string Hostile = "x') OR true; DROP TABLE usage_event; --";
        await rig.EventsAsync(Lines.Event("e-1"), Lines.Event("e-2", ("account_id", "acc-2"), ("user_agent", Hostile)));

        var answer = await Ask(rig, $"count(user_agent = \"{Hostile}\") > 0");

        Assert.Equal(["acc-2"], answer.Found.Select(f => f.Account.Value));
        Assert.Equal(2, await rig.CountAsync("usage_event"));
    }

    [Fact]
    public async Task Hostile_counts_do_not_overflow()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync([.. Enumerable.Range(0, 5).Select(n => Lines.Event($"e-{n}", ("input_tokens", long.MaxValue), ("output_tokens", long.MaxValue), ("reasoning_tokens", long.MaxValue)))]);

        Assert.Single((await Ask(rig, "tokens > 1000m and sum(reasoning_tokens) > 1000m and average(tokens) > 1m and highest(tokens) > 1m")).Found);
    }

    [Fact]
    public async Task A_store_without_events_answers_nothing() => Assert.Equal(0, (await EmptyAsync()).Subjects);

    [Fact]
    public void Roll_ups_answer_what_they_can()
    {
        var window = TimeWindow.Ending(new(s_start, TimeSpan.Zero), TimeSpan.FromDays(3));
        string Sql(string text) => RuleSql.Write(Rule.Read(text).Rule!, window, new(window, null));

        Assert.DoesNotContain("time >= $from", Sql("requests in 1h > 400 and tokens per hour in 1d > 5 and distinct(api_key_id where family = \"a\") > 2 and errors > 1 and distinct(hour) in 1d > 20"), StringComparison.Ordinal);
        Assert.Contains("usage_resource", Sql("distinct(ip) in 1d > 4"), StringComparison.Ordinal);
        Assert.DoesNotContain("time >= $from", Sql("distinct(ip) in 1d > 4 and distinct(skeleton) > 4"), StringComparison.Ordinal);
        Assert.Contains("time >= $from", Sql("distinct(ip) in 1h > 4"), StringComparison.Ordinal);
        Assert.Contains("time >= $from", Sql("share(model = \"a\") > 0.5"), StringComparison.Ordinal);
    }

    private static async Task<RuleMatches> EmptyAsync()
    {
        using var rig = new TelemetryRig();
        return await Ask(rig, "requests > 0 or errors >= 0");
    }

    private static Task<RuleMatches> Ask(TelemetryRig rig, string text) =>
        new RuleQuestions(rig.Store).MatchesAsync(Rule.Read(text).Rule ?? throw new InvalidOperationException(text), TimeWindow.Ending(new(s_start.AddDays(30), TimeSpan.Zero), TimeSpan.FromDays(60)), null, default);

    private static string Shown((string Account, string Key, double?[] Values, bool Holds) match) =>
        string.Create(CultureInfo.InvariantCulture, $"{match.Account}|{match.Key}|{string.Join(',', match.Values.Select(v => v?.ToString("G12", CultureInfo.InvariantCulture) ?? "-"))}");

    // Bounds where values lie: a rule whose number is far off everything tests nothing.
    private static Rule Sharpened(Random random, Rule rule, RuleEvaluator plain)
    {
        var subjects = plain.All(rule).ToList();
        RuleNode Sharpen(RuleNode node) => node switch
        {
            RuleAll all => new RuleAll([.. all.Parts.Select(Sharpen)]),
            RuleAny any => new RuleAny([.. any.Parts.Select(Sharpen)]),
            RuleNot not => new RuleNot(Sharpen(not.Part)),
            MeasureTest test when subjects.Count > 0 && RuleExamples.Pick(random, subjects).Values[IndexOf(rule, test)] is { } value && value < 1e9 => test with { Bound = value },
            _ => node,
        };
        return Rule.Of(rule.Subject, Sharpen(rule.Root));
    }

    private static int IndexOf(Rule rule, MeasureTest test) => rule.Measures.ToList().FindIndex(m => m.Text == test.Measure.Text);

    private static async Task<List<IReadOnlyDictionary<string, object?>>> RowsAsync(TelemetryRig rig, string table) => [.. await rig.Store.AskAsync(
        $"SELECT * FROM {table}", [],
        row => (IReadOnlyDictionary<string, object?>)Enumerable.Range(0, row.FieldCount).ToDictionary(row.GetName, n => row.IsDBNull(n) ? null : row.GetValue(n), StringComparer.Ordinal), default)];

    private static async Task FillAsync(TelemetryRig rig, Random random)
    {
        await rig.AccountsAsync([.. Enumerable.Range(0, 8).Where(_ => random.Next(5) > 0).Select(n => Lines.Account($"acc-{n}",
            ("created_at", s_start.AddDays(-random.Next(0, 200)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("segment", Perhaps(random, "individual", "education")),
            ("tier", Perhaps(random, "none", "a b")), ("verification", Perhaps(random, "payment", "none")), ("country", Perhaps(random, "DE", "US"))))]);
        for (var delivery = 0; delivery < 5; delivery++)
        {
            await rig.EventsFromAsync($"d-{delivery}", [.. Enumerable.Range(0, 80).Select(n => AnEvent(random, (delivery * 60) + n))]);
            if (delivery == 2) await rig.Upkeep.RunAsync(null, default);
        }
    }

    private static string AnEvent(Random random, int n) => Lines.Event(
        $"e-{n}",
        ("time", s_start.AddMinutes(random.Next(0, 12_000)).AddMilliseconds(random.Next(0, 60_000)).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)),
        ("account_id", $"acc-{random.Next(10)}"), ("api_key_id", Perhaps(random, "key-1", "key-2")), ("session_id", Perhaps(random, "s-1", "s-2")), ("environment", Perhaps(random, "production", "test")),
        ("model", RuleExamples.Pick(random, ["large-1", "small-1", "100%_a!b"])), ("ip", Perhaps(random, $"203.0.113.{random.Next(4)}", $"198.51.{random.Next(3)}.7")), ("asn", random.Next(3) == 0 ? null : random.Next(64500, 64503)),
        ("country", Perhaps(random, "DE", "US")), ("user_agent", Perhaps(random, "curl/8.0", "100%_a!b", "ünïcode 😀")), ("tls_fingerprint", Perhaps(random, "t13d", "t12d")), ("operation", Perhaps(random, "chat", "embeddings")),
        ("input_tokens", random.Next(200)), ("output_tokens", random.Next(500)), ("reasoning_tokens", random.Next(2) == 0 ? null : random.Next(100)), ("latency_ms", random.Next(2) == 0 ? null : random.Next(3000)),
        ("status", RuleExamples.Pick(random, [200, 200, 200, 429, 500])), ("stop_reason", Perhaps(random, "stop", "length")), ("stream", random.Next(3) switch { 0 => null, 1 => true, _ => false }),
        ("temperature", random.Next(2) == 0 ? null : random.Next(4) / 2.0), ("n", random.Next(2) == 0 ? null : random.Next(1, 4)), ("tool_count", random.Next(2) == 0 ? null : random.Next(3)), ("turn", random.Next(2) == 0 ? null : random.Next(1, 6)),
        ("prompt", random.Next(2) == 0 ? null : $"Explain step by step why {random.Next(5)} is prime and show your reasoning."));

    private static string? Perhaps(Random random, params string[] values) => random.Next(values.Length + 1) is var n && n < values.Length ? values[n] : null;
}
