using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class CoverageTests
{
    [Fact]
    public async Task Every_field_is_counted_where_it_belongs()
    {
        using var rig = new TelemetryRig();
        foreach (var (field, i) in CanonicalFields.Events.Select((field, i) => (field, i)))
            await rig.EventsFromAsync(field, Lines.Event($"e-{i}", (field, field == "status" ? 200 : Example(field))), Lines.Event($"f-{i}"));

        foreach (var source in await rig.Coverage.LoadAsync(default))
        {
            var field = source.Arrivals.Single(a => a.Field == source.Source);
            var always = CanonicalFields.NeededOf(IngestStream.Events).Append("operation").Append("status").Contains(source.Source); // these two have a default
            Assert.Equal((source.Source, 2, always ? 2 : 1), (field.Field, field.Entries, field.Said));
            Assert.Equal(always ? 8 : 9, source.Arrivals.Count(a => a.Said > 0));
        }
    }

    [Fact]
    public async Task Every_field_of_an_account_record_is_counted_where_it_belongs()
    {
        using var rig = new TelemetryRig();
        foreach (var field in CanonicalFields.Accounts)
            await rig.BytesAsync(IngestStream.Accounts, field, TelemetryRig.Utf8(Lines.Account("a-" + field, field == "account_id" ? ("tier", null) : (field, field == "status" ? "active" : Example(field)))));

        foreach (var source in await rig.Coverage.LoadAsync(default))
            Assert.Equal(new[] { "account_id", source.Source }.Distinct(), source.Arrivals.Where(a => a.Said > 0).Select(a => a.Field));
    }

    [Fact]
    public async Task It_tells_since_when_a_field_comes_and_when_it_stopped()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync(Lines.Event("e-1", ("ip", "203.0.113.1")));
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.EventsAsync(Lines.Event("e-2", ("ip", "203.0.113.1")), Lines.Event("e-3", ("user_agent", "x")));
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.EventsAsync(Lines.Event("e-4"));

        var source = Assert.Single(await rig.Coverage.LoadAsync(default));
        var start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(new FieldArrival("ip", 4, 2, 0, start, start.AddDays(1)), source.Arrivals.Single(a => a.Field == "ip"));
        Assert.Equal((0.5, 0.25, 0), (Share("ip"), Share("user_agent"), Share("prompt")));
        Assert.Null(source.Arrivals.Single(a => a.Field == "prompt").FirstAt);

        double Share(string field) => source.Arrivals.Single(a => a.Field == field).Share;
    }

    [Fact]
    public async Task Stand_ins_and_what_was_passed_over_are_told_apart()
    {
        using var rig = new TelemetryRig();
        await rig.LogAsync(LogFormat.Automatic, "azure", Samples.Bytes("azure-openai.json"));

        var source = Assert.Single(await rig.Coverage.LoadAsync(default));
        Assert.Equal((2, 1, "azure-openai"), (source.Entries, source.PassedOver, source.Formats.Single()));
        Assert.Equal((2, 2), source.Arrivals.Single(a => a.Field == "output_tokens") is var tokens ? (tokens.Said, tokens.Weak) : default);
    }

    [Fact]
    public async Task A_source_says_how_far_it_lags_and_what_came_in_the_last_hour()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync(Lines.Event("e-1", ("time", "2026-03-01T09:00:00Z")));
        rig.Clock.Advance(TimeSpan.FromHours(2));
        await rig.EventsAsync(Lines.Event("e-2", ("time", "2026-03-01T13:30:00Z")), "nonsense");

        var source = Assert.Single(await rig.Ledger.SourcesAsync(default));
        Assert.Equal((TimeSpan.FromMinutes(30), 2, LogFormat.Canonical), (source.Lag, source.LastHour, source.Format));
    }

    private static object Example(string field) => field switch
    {
        "time" => "2026-02-01T10:00:00Z",
        "created_at" => "2026-02-01T10:00:00Z",
        "ip" or "signup_ip" => "203.0.113.1",
        "country" => "DE",
        "segment" => "business",
        "verification" => "kyc",
        "payment_class" => "prepaid",
        "prompt_sha256" or "email_hash" or "phone_hash" or "tools_sha256" or "document_hash" => new string('a', 64),
        "stream" => true,
        "input_tokens" or "output_tokens" or "asn" or "reasoning_tokens" or "cached_tokens" or "latency_ms" or "max_tokens" or "n" or "logprobs" or "tool_count" or "turn" => 1,
        "temperature" or "top_p" => 0.5,
        _ => "x",
    };
}
