using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Ingest;

/// <summary>The quick reader takes a line as the general one does, or leaves it alone.</summary>
public sealed class PlainLineTests
{
    private const string Everything = """
        {"event_id":"ev-1","time":"2026-10-18T00:00:00.000012Z","account_id":"acc_76adb6f0ba64e3dc84c2","api_key_id":"key_6e81","environment":"production","session_id":"s-1","trace_id":"0af7","ip":"31.115.247.86","asn":2856,"country":"GB","user_agent":"python-requests/2.31.0","tls_fingerprint":"t13i181000_85036bcba153_d41ae481755e","operation":"chat","model":"large","input_tokens":17,"output_tokens":30,"reasoning_tokens":4,"cached_tokens":5,"latency_ms":1035,"status":429,"stop_reason":"end_turn","stream":false,"temperature":0.7,"top_p":1,"max_tokens":2048,"n":2,"logprobs":true,"tool_count":3,"turn":4,"system_prompt":"You are \"kind\".","prompt":"Ünter\nden Linden \u00fc","response":"","prompt_sha256":"82141012517A7492537ea88cd03d39ed25fa8e1db7fdca523ceb4c07c0234901","header_fingerprint":"ge11nn05enus_974ebe531c03","tools_sha256":"0a141012517a7492537ea88cd03d39ed25fa8e1db7fdca523ceb4c07c0234901"}
        """;

    [Fact]
    public void A_line_with_everything_is_read_quickly_and_as_the_general_reader_reads_it()
    {
        var quick = Quick(Everything)!;
        Assert.Equal(Shown(General(Everything)), quick);
        Assert.DoesNotContain("null", quick, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"extra\":\"of a sender\",")]
    [InlineData("\"extra\":12,\"more\":true,\"none\":null,")]
    [InlineData("\"country\":null,\"temperature\":null,\"prompt\":null,\"stream\":null,\"turn\":null,")]
    [InlineData("\"temperature\": 0.333333333333333, \"top_p\": 12.50,")]
    public void Plain_lines_are_read_quickly(string more)
    {
        var line = Line(more);
        Assert.Equal(Shown(General(line)), Quick(line));
    }

    [Theory]
    [InlineData("\"event_id\":\"again\",")]
    [InlineData("\"\\u0065vent_id\":\"again\",")]
    [InlineData("\"temperature\":1e-1,")]
    [InlineData("\"temperature\":1234567890123456,")]
    [InlineData("\"temperature\":1.,")]
    [InlineData("\"asn\":01,")]
    [InlineData("\"asn\":4294967296,")]
    [InlineData("\"asn\":-1,")]
    [InlineData("\"turn\":0,")]
    [InlineData("\"country\":\"gb\",")]
    [InlineData("\"ip\":\"1.2.3\",")]
    [InlineData("\"api_key_id\":\"\",")]
    [InlineData("\"api_key_id\":\"a\\u0000\",")]
    [InlineData("\"api_key_id\":\"tab\there\",")]
    [InlineData("\"prompt\":\"half \\ud800 pair\",")]
    [InlineData("\"prompt\":\"\\x\",")]
    [InlineData("\"prompt\":\"nul \\u0000 in it\",\"prompt\":\"again\",")]
    [InlineData("\"extra\":{\"a\":[1]},")]
    [InlineData("\"extra\":nulls,")]
    [InlineData("\"ex\u0001tra\":1,")]
    [InlineData("\"status\":200.0,")]
    [InlineData("\"stream\":\"true\",")]
    [InlineData(",")]
    public void What_is_not_plain_is_left_to_the_general_reader(string more)
    {
        using var left = new Batch();
        Assert.False(PlainLine.TryRead(Encoding.UTF8.GetBytes(Line(more)), left.Events));
        Assert.Equal((0, 0), (left.Events.EventCount, left.Events.Texts.Length));
    }

    [Fact]
    public void Whatever_is_changed_in_a_line_both_readers_say_the_same()
    {
        var random = new Random(11);
        var (quick, taken) = (0, 0);
        for (var n = 0; n < 20_000; n++)
        {
            var bytes = Encoding.UTF8.GetBytes(n % 2 == 0 ? Everything : Line("\"extra\":\"x\",\"temperature\":" + (random.NextDouble() * Math.Pow(10, random.Next(-6, 7))).ToString("R", CultureInfo.InvariantCulture) + ","));
            for (var changes = random.Next(3); changes > 0; changes--) Change(bytes, random);
            if (!Utf8.IsValid(bytes)) continue;     // never comes to a reader
            taken++;
            var line = Encoding.UTF8.GetString(bytes);
            if (Quick(line) is not { } read) continue;
            quick++;
            Assert.Equal(Shown(General(line)), read);
        }
        Assert.InRange(quick, taken / 4, taken - 1000);     // both ways are walked
    }

    private static void Change(byte[] line, Random random)
    {
        const string Signs = "\"\\{}[],:.-+eE019 tfnul\u0001\u007fZz";
        var at = random.Next(line.Length);
        if (random.Next(2) == 0) line[at] = (byte)Signs[random.Next(Signs.Length)];
        else line[at] ^= (byte)(1 << random.Next(8));
    }

    private static string Line(string more) => $$"""{{{more}}"event_id":"ev-1","time":"2026-10-18T00:00:00Z","account_id":"acc-1","model":"m","input_tokens":1,"output_tokens":2}""";

    private static string? Quick(string line)
    {
        using var batch = new Batch();
        return PlainLine.TryRead(Encoding.UTF8.GetBytes(line), batch.Events) ? Shown(batch.Events) : null;
    }

    private static UsageBatch General(string line)
    {
        var batch = new UsageBatch(IngestStream.Events, 1);
        new CanonicalReader().ReadGenerally(IngestStream.Events, Encoding.UTF8.GetBytes(line), 1, batch);
        return batch;
    }

    private static string Shown(UsageBatch batch)
    {
        if (batch.EventCount == 0) return "refused: " + string.Join(", ", batch.Rejected.Select(line => line.Reason));
        var e = batch.Events[0];
        object?[] all =
        [
            Text(e.EventId), e.Time?.Ticks, Text(e.AccountId), Text(e.ApiKeyId), Text(e.Environment), Text(e.SessionId), Text(e.TraceId), Text(e.Ip), e.Asn, Text(e.Country), Text(e.UserAgent), Text(e.TlsFingerprint), Text(e.Operation), Text(e.RequestedModel),
            e.InputTokens, e.OutputTokens, e.ReasoningTokens, e.CachedTokens, e.LatencyMilliseconds, e.Status, Text(e.StopReason), e.Stream, e.Temperature, e.TopP, e.MaxTokens, e.Choices,
            e.LogProbabilities, e.ToolCount, e.Turn, Text(e.SystemPrompt), Text(e.Prompt), Text(e.Response), e.PromptHash, Text(e.HeaderFingerprint), Text(e.ToolsHash),
        ];
        return string.Join('|', all.Select(value => value is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{value}")));

        string? Text(TextSlice text) => batch.Texts.String(text) is { } said ? "\"" + said + "\"" : null;
    }

    private sealed class Batch : IDisposable
    {
        public UsageBatch Events { get; } = new(IngestStream.Events, 1);

        public void Dispose() => Events.Release();
    }
}
