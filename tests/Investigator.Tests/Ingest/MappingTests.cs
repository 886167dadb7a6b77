using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Tests.Ingest;

/// <summary>What conversions make of values, as the native reader then takes them.</summary>
public sealed class MappingTests
{
    private const string Rest = """ "event_id":"id","account_id":{"value":"a"},"model":{"value":"m"},"input_tokens":{"value":"1"},"output_tokens":{"value":"2"} """;

    [Theory]
    [InlineData("\"2026-02-01T10:00:00Z\"", "\"t\"", "2026-02-01T10:00:00.000000Z")]
    [InlineData("\"2026-02-01T10:00:00.1234567+02:00\"", "\"t\"", "2026-02-01T08:00:00.123456Z")]
    [InlineData("\"2026-02-01 10:00:00\"", "\"t\"", "2026-02-01T10:00:00.000000Z")]
    [InlineData("\"2026-02-01 10:00:00.5\"", """{"from":"t","zone":"+02:00"}""", "2026-02-01T08:00:00.500000Z")]
    [InlineData("\"2026-02-01 10:00:00+01:00\"", """{"from":"t","zone":"+05:00"}""", "2026-02-01T09:00:00.000000Z")]
    [InlineData("1769940000", "\"t\"", "2026-02-01T10:00:00.000000Z")]
    [InlineData("1769940000.25", "\"t\"", "2026-02-01T10:00:00.250000Z")]
    [InlineData("1769940000123", "\"t\"", "2026-02-01T10:00:00.123000Z")]
    [InlineData("\"1769940000123456\"", "\"t\"", "2026-02-01T10:00:00.123456Z")]
    [InlineData("1769940000123456789", "\"t\"", "2026-02-01T10:00:00.123456Z")]
    [InlineData("5", """{"from":"t","as":"epoch-milliseconds"}""", "1970-01-01T00:00:00.005000Z")]
    [InlineData("638515299715540000", """{"from":"t","as":"dotnet-ticks"}""", "2024-05-17T08:06:11.554000Z")]
    public void Times_come_in_any_dress(string value, string place, string expected) =>
        Assert.Equal(expected, Of($$"""{"id":"e","t":{{value}}}""", "time", place).Entry["time"]);

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"10:00\"")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("99999999999999999999999")]
    [InlineData("{}")]
    public void What_is_no_time_is_said_to_be_none(string value) =>
        Assert.StartsWith("time: ", Of($$"""{"id":"e","t":{{value}}}""", "time", "\"t\"").Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("ip", "\"203.0.113.9:443\"", "\"v\"", "203.0.113.9")]
    [InlineData("ip", "\"203.0.113.9, 10.0.0.1\"", "\"v\"", "203.0.113.9")]
    [InlineData("ip", "\"[2001:DB8::1]:443\"", "\"v\"", "2001:db8::1")]
    [InlineData("ip", "\"fe80::1%eth0\"", "\"v\"", "fe80::1")]
    [InlineData("ip", "\"81.2.69.***\"", "\"v\"", null)]
    [InlineData("ip", "\"-\"", "\"v\"", null)]
    [InlineData("latency_ms", "0.25", """{"from":"v","scale":1000}""", "250")]
    [InlineData("latency_ms", "-3", "\"v\"", null)]
    [InlineData("status", "\"failure\"", """{"from":"v","map":{"failure":500}}""", "500")]
    [InlineData("status", "\"odd\"", """{"from":"v","map":{"failure":500},"else":"418"}""", "418")]
    [InlineData("stream", "\"True\"", "\"v\"", "true")]
    [InlineData("stream", "0", "\"v\"", "false")]
    [InlineData("max_tokens", "\"512\"", "\"v\"", "512")]
    [InlineData("max_tokens", "512.0", "\"v\"", "512")]
    [InlineData("temperature", "\"0.5\"", "\"v\"", "0.5")]
    [InlineData("logprobs", "true", "\"v\"", "1")]
    [InlineData("tool_count", "[1,2,3]", """{"from":"v","as":"count"}""", "3")]
    [InlineData("tool_count", "\"[1,2]\"", """{"from":"v","as":"count"}""", "2")]
    [InlineData("session_id", "\"arn:aws:iam::1:user/x\"", """{"from":"v","pattern":"([^:]+)$"}""", "user/x")]
    [InlineData("session_id", "\"none here\"", """{"from":"v","pattern":"^(\\d+)$"}""", null)]
    [InlineData("session_id", "\"ABC\"", """{"from":"v","as":"lower","prefix":"s:"}""", "s:abc")]
    [InlineData("session_id", "7", "\"v\"", "7")]
    [InlineData("session_id", "\"\"", """["v",{"value":"fallback"}]""", "fallback")]
    [InlineData("session_id", "null", """["v",{"value":"fallback"}]""", "fallback")]
    [InlineData("session_id", "\"x\"", """{"join":["id","v"],"with":"/"}""", "e/x")]
    [InlineData("session_id", "\"{\\\"a\\\":{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":\\\\\\\"deep\\\\\\\"}\\\"}}\"", "\"v/a/b/c\"", "deep")]
    [InlineData("session_id", "[{\"key\":\"k\",\"value\":\"by key\"}]", "\"v/k\"", "by key")]
    [InlineData("session_id", "[{\"name\":\"n\",\"x\":\"by name\"}]", "\"v/n/x\"", "by name")]
    [InlineData("session_id", "[\"a\",\"b\"]", "\"v/1\"", "b")]
    public void Values_become_what_the_field_holds(string field, string value, string place, string? expected) =>
        Assert.Equal(expected, Of($$"""{"id":"e","v":{{value}}}""", field, place).Entry.GetValueOrDefault(field));

    [Theory]
    [InlineData("ip", "\"home\"", "no address")]
    [InlineData("latency_ms", "\"fast\"", "no whole number")]
    [InlineData("max_tokens", "1.5", "no whole number")]
    [InlineData("max_tokens", "1e40", "is too large")]
    [InlineData("stream", "\"perhaps\"", "neither true nor false")]
    [InlineData("temperature", "\"hot\"", "no number")]
    public void A_value_that_does_not_fit_is_named_with_its_field_and_place(string field, string value, string said)
    {
        var problem = Of($$"""{"id":"e","v":{{value}}}""", field, "\"v\"").Problem;

        Assert.StartsWith(field + ": ", problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
        Assert.EndsWith("(v)", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"}]""", "c", null, "2")]
    [InlineData("""[{"role":"developer","content":"s"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{}},{"type":"text","text":"b"}]}]""", "a\nb", "s", "1")]
    [InlineData("""{"system":[{"text":"s"}],"messages":[{"role":"user","content":[{"text":"a"}]}]}""", "a", "s", "1")]
    [InlineData("""{"systemInstruction":{"parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"text":"b"}]}]}""", "a", "s", "1")]
    [InlineData("""[{"role":"user","parts":[{"type":"text","content":"a"}]}]""", "a", null, "1")]
    [InlineData("""[[{"type":"human","content":"a"}]]""", null, null, null)]
    [InlineData("""{"messages":[[{"type":"human","content":"a"}]]}""", "a", null, "1")]
    [InlineData("""{"prompt":"a"}""", "a", null, null)]
    [InlineData("""{"inputText":"a"}""", "a", null, null)]
    [InlineData("""{"input":"a","instructions":"s"}""", "a", "s", null)]
    [InlineData("\"plain\"", "plain", null, null)]
    [InlineData("\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"in text\\\"}]\"", "in text", null, "1")]
    [InlineData("\"{not json\"", "{not json", null, null)]
    [InlineData("\"\\\"quoted\\\" and more\"", "\"quoted\" and more", null, null)]
    [InlineData("""[{"role":"user","content":"a"},{"role":"user","content":[{"type":"tool_result","tool_use_id":"x"}]}]""", "a", null, "1")]
    public void The_newest_user_text_is_found_in_every_shape(string said, string? prompt, string? system, string? turn)
    {
        var (_, entry, problem) = Of($$"""{"id":"e","v":{{said}}}""", "prompt", "\"v\"", ""","system_prompt":{"from":"v","as":"system-text"},"turn":{"from":"v","as":"turn"}""");

        Assert.Null(problem);
        Assert.Equal((prompt, system, turn), (entry.GetValueOrDefault("prompt"), entry.GetValueOrDefault("system_prompt"), entry.GetValueOrDefault("turn")));
    }

    [Theory]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":"a"}}]}""", "a")]
    [InlineData("""{"choices":[{"text":"a"}]}""", "a")]
    [InlineData("""{"content":[{"type":"thinking","thinking":"x"},{"type":"text","text":"a"}]}""", "a")]
    [InlineData("""{"output":{"message":{"content":[{"text":"a"}]}}}""", "a")]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}""", "a")]
    [InlineData("""{"output":[{"type":"message","content":[{"type":"output_text","text":"a"}]}]}""", "a")]
    [InlineData("""{"generation":"a"}""", "a")]
    [InlineData("""[{"choices":[{"delta":{"content":"a"}}]},{"choices":[{"delta":{"content":"b"}}]}]""", "ab")]
    [InlineData("""[{"contentBlockDelta":{"delta":{"text":"a"}}},{"contentBlockDelta":{"delta":{"text":"b"}}}]""", "ab")]
    [InlineData("\"a\"", "a")]
    [InlineData("{}", null)]
    public void The_answer_is_found_in_every_shape(string said, string? expected) =>
        Assert.Equal(expected, Of($$"""{"id":"e","v":{{said}}}""", "response", "\"v\"").Entry.GetValueOrDefault("response"));

    [Fact]
    public void Records_inside_a_document_see_what_stands_around_them_wherever_it_stands()
    {
        var plan = Plan("time", "\"t\"", ""","session_id":"/groups/*/name" """, ""","records":"groups/*/items/*" """);
        var batch = Read(plan, """{"groups":[{"items":[{"id":"1","t":1769940000},{"id":"2","t":1769940000}],"name":"behind"},{"name":"before","items":[{"id":"3","t":1769940000}]},{"items":[{"id":"4","t":1769940000}]}]}""");

        Assert.Equal([("1", "behind"), ("2", "behind"), ("3", "before"), ("4", null)], batch.Events.ToArray().Select(e => (batch.Texts.String(e.EventId)!, batch.Texts.String(e.SessionId))));
    }

    [Fact]
    public void A_record_that_does_not_hold_what_the_mapping_asks_for_is_passed_over()
    {
        var plan = Plan("time", "\"t\"", "", ""","only":[{"any":[{"path":"k","in":["a","b"]},{"path":"must","exists":true}]},{"none":[{"path":"k","in":["b"]}]}]""");
        var batch = Read(plan, """[{"id":"1","t":1769940000,"k":"A"},{"id":"2","t":1769940000,"k":"b"},{"id":"3","t":1769940000,"k":"c"},{"id":"4","t":1769940000,"must":0}]""");

        Assert.Equal(["1", "4"], batch.Events.ToArray().Select(e => batch.Texts.String(e.EventId)));
        Assert.Equal((2, 0), (batch.PassedOver, batch.Rejected.Count));
    }

    [Fact]
    public void A_record_that_is_set_aside_is_kept_with_what_belongs_to_it_and_reads_the_same_again()
    {
        var plan = Plan("time", "\"t\"", ""","session_id":"/groups/*/name" """, ""","records":"groups/*/items/*" """);
        var rejected = Read(plan, """{"x":1,"groups":[{"items":[{"id":"1","t":1769940000},{"id":"2","t":"no"}],"name":"g"}]}""").Rejected.Single();

        Assert.Equal("""{"x":1,"groups":[{"name":"g","items":[{"id":"2","t":"no"}]}]}""", rejected.Text);
        var again = Read(plan, rejected.Text.Replace("\"no\"", "1769940000", StringComparison.Ordinal));
        Assert.Equal(("2", "g"), (again.Texts.String(again.Events[0].EventId), again.Texts.String(again.Events[0].SessionId)));
    }

    private static (UsageBatch Batch, IReadOnlyDictionary<string, string> Entry, string? Problem) Of(string record, string field, string place, string more = "")
    {
        var batch = Read(Plan(field, place, more, ""), record);
        return (batch, batch.EventCount == 0 ? new Dictionary<string, string>() : ShownEntry.Of(in batch.Events[0], batch.Texts).Fields, batch.Rejected.FirstOrDefault()?.Reason);
    }

    private static MappingPlan Plan(string field, string place, string more, string head)
    {
        var time = field == "time" ? "" : ""","time":{"value":"2026-02-01T10:00:00Z"}""";
        var (mapping, problems) = MappingFile.Read(Encoding.UTF8.GetBytes($$"""{"format":"mine"{{head}},"fields":{ {{Rest}}, "{{field}}":{{place}}{{time}}{{more}} } }"""), "mine.json");
        Assert.Empty(problems);
        return new(mapping!);
    }

    private static UsageBatch Read(MappingPlan plan, string record)
    {
        var batch = new UsageBatch(IngestStream.Events, 10);
        new MappedReader(plan).Read(IngestStream.Events, Encoding.UTF8.GetBytes(record), 1, batch);
        return batch;
    }
}
