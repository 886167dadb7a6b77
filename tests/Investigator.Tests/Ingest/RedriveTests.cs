using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class RedriveTests : IDisposable
{
    private readonly string _mappings = TelemetryRig.NewFolder();

    private static string Record(int id, string tokens = "3", string? account = "a") =>
        $$"""{"rid":"r-{{id}}","at":1769940000,"who":"{{account}}","m":"m","in":"{{tokens}}","out":1}""";

    [Fact]
    public async Task After_a_mapping_is_mended_its_records_leave_the_quarantine_and_the_sums_stay_true()
    {
        await MappingAsync("\"customer\"");
        using var rig = new TelemetryRig(mappings: _mappings);
        var first = await rig.LogAsync("mine", "gw.log", TelemetryRig.Utf8(Record(1), Record(2), "nonsense", Record(3, "many")));
        Assert.Equal((4, 0, 4), (first.Read, first.Accepted, first.Quarantined));
        Assert.Contains("account_id: missing; mine looks for it in customer", (await rig.Quarantine.LoadAsync("gw.log", null, 0, 10, default)).Rows[^1].Reason, StringComparison.Ordinal);

        await MappingAsync("\"who\"");
        var done = await rig.Redrive.RedriveAsync("gw.log", null, default);

        Assert.Equal(new RedriveSummary(4, 2, 0, 0, 2, 0), done);
        var source = Assert.Single(await rig.Ledger.SourcesAsync(default));
        Assert.Equal((4, 2, 0, 2), (source.Summary.Read, source.Summary.Accepted, source.Summary.Duplicates, source.Summary.Quarantined));
        var left = await rig.Quarantine.LoadAsync("gw.log", null, 0, 10, default);
        Assert.Equal(2, left.Total);
        Assert.Contains(left.Rows, line => line.Reason.StartsWith("input_tokens: \"many\" is no whole number", StringComparison.Ordinal) && line.Line == 4);
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync("nonsense", Lines.Event("e-1"));

        var first = await rig.Redrive.RedriveAsync("test.ndjson", null, default);
        var second = await rig.Redrive.RedriveAsync("test.ndjson", null, default);

        Assert.Equal(first, second);
        Assert.Equal((1, 1), (second.Tried, second.Kept));
        Assert.Equal(1, await rig.CountAsync("quarantine"));
        Assert.Equal((2, 1, 0, 1), (await rig.Ledger.SourcesAsync(default))[0].Summary is var s ? (s.Read, s.Accepted, s.Duplicates, s.Quarantined) : default);
    }

    [Fact]
    public async Task Two_at_once_settle_each_record_once()
    {
        await MappingAsync("\"customer\"");
        using var rig = new TelemetryRig(mappings: _mappings);
        await rig.LogAsync("mine", "gw.log", TelemetryRig.Utf8([.. Enumerable.Range(0, 1200).Select(i => Record(i))]));
        await MappingAsync("\"who\"");

        var done = await Task.WhenAll(Task.Run(() => rig.Redrive.RedriveAsync("gw.log", null, default)), Task.Run(() => rig.Redrive.RedriveAsync("gw.log", null, default)));

        Assert.Equal(1200, done.Sum(d => d.Accepted));
        Assert.Equal(0, done.Sum(d => d.Duplicates + d.Kept));
        Assert.Equal((1200, 0), (await rig.CountAsync("usage_event"), await rig.CountAsync("quarantine")));
        Assert.Equal(0, await rig.OneAsync<long>("SELECT count(*) FROM ingest_batch WHERE read <> accepted + duplicates + quarantined"));
    }

    [Fact]
    public async Task What_was_stored_meanwhile_counts_as_a_duplicate_and_what_is_no_request_leaves_the_sums()
    {
        await MappingAsync("\"customer\"");
        using var rig = new TelemetryRig(mappings: _mappings);
        await rig.LogAsync("mine", "gw.log", TelemetryRig.Utf8(Record(1), Record(2)));
        await MappingAsync("\"who\"", """ "only":[{"path":"rid","in":["r-1"]}], """);
        await rig.LogAsync("mine", "other.log", TelemetryRig.Utf8(Record(1)));

        Assert.Equal(new RedriveSummary(2, 0, 1, 1, 0, 0), await rig.Redrive.RedriveAsync("gw.log", null, default));
        var summary = (await rig.Ledger.SourcesAsync(default)).Single(s => s.Source == "gw.log").Summary;
        Assert.Equal((1, 0, 1, 0, 1), (summary.Read, summary.Accepted, summary.Duplicates, summary.Quarantined, summary.PassedOver));
    }

    [Fact]
    public async Task A_record_longer_than_the_shown_text_is_kept_whole_and_a_huge_one_is_said_to_be_cut()
    {
        using var rig = new TelemetryRig();
        await rig.EventsAsync(Lines.Event("e-1", ("turn", -1), ("prompt", new string('x', 20_000))), Lines.Event("e-2", ("turn", -1), ("prompt", new string('x', 200_000))));

        var rows = (await rig.Quarantine.LoadAsync(null, null, 0, 10, default)).Rows;
        Assert.All(rows, line => Assert.Equal(4096, line.Text.Length));
        Assert.Equal([false, true], rows.Select(line => line.IsWhole));
        Assert.Equal(new RedriveSummary(1, 0, 0, 0, 1, 1), await rig.Redrive.RedriveAsync("test.ndjson", null, default));
        Assert.True(await rig.OneAsync<long>("SELECT length(record) FROM quarantine WHERE record IS NOT NULL") > 20_000);
    }

    [Fact]
    public async Task A_span_that_came_as_protobuf_is_read_again_as_json_with_its_resource()
    {
        using var rig = new TelemetryRig();
        await rig.LogAsync(LogFormat.Automatic, "spans.pb", Samples.Bytes("genai-spans.pb"));
        var kept = Assert.Single((await rig.Quarantine.LoadAsync(null, null, 0, 10, default)).Rows);
        Assert.Equal(("otlp-traces", true), (kept.Format, kept.IsWhole));

        Assert.Equal((1, 1), (await rig.Redrive.RedriveAsync("spans.pb", null, default)) is var done ? (done.Tried, done.Kept) : default);
        Assert.Equal(kept.Reason, (await rig.Quarantine.LoadAsync(null, null, 0, 10, default)).Rows[0].Reason);
        var mended = await rig.LogAsync("otlp-traces", "mended", System.Text.Encoding.UTF8.GetBytes(kept.Text.Replace("\"many\"", "\"12\"", StringComparison.Ordinal)));
        Assert.Equal(1, mended.Accepted);
        Assert.Equal("production", await rig.OneAsync<string>("SELECT environment FROM usage_event WHERE input_tokens = 12"));
    }

    public void Dispose() => Directory.Delete(_mappings, recursive: true);

    private Task MappingAsync(string account, string more = "") => File.WriteAllTextAsync(
        Path.Combine(_mappings, "mine.json"),
        $$"""{"format":"mine",{{more}}"fields":{"event_id":"rid","time":"at","account_id":{{account}},"model":"m","input_tokens":"in","output_tokens":"out"} }""");
}
