using System.Globalization;
using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

/// <summary>How records lie in the bytes is seen by looking: lines, documents, lists, tables, packed or not.</summary>
public sealed class LayoutTests
{
    private static string Payload(int id) =>
        $$"""{"id":"p-{{id}}","call_type":"acompletion","response_cost":0,"model_parameters":{},"metadata":{},"startTime":1737710446.5,"end_user":"u-1","model":"m","prompt_tokens":1,"completion_tokens":2,"note":"a ] } \" [ {"}""";

    public static TheoryData<string> Arrangements() =>
    [
        string.Join("\n", Enumerable.Range(0, 5).Select(Payload)),
        $"[{string.Join(",", Enumerable.Range(0, 5).Select(Payload))}]",
        $"[\n  {string.Join(",\n  ", Enumerable.Range(0, 5).Select(Payload))}\n]\n",
        string.Join("\n", Enumerable.Range(0, 5).Select(i => Payload(i).Replace(",", ",\n  ", StringComparison.Ordinal))),
        string.Concat(Enumerable.Range(0, 5).Select(Payload)),
        "\uFEFF  \n\n" + string.Join("\r\n\r\n", Enumerable.Range(0, 5).Select(Payload)),
        $"[{Payload(0)},{Payload(1)}]\n[{Payload(2)},{Payload(3)},{Payload(4)}]\n",
    ];

    [Theory, MemberData(nameof(Arrangements))]
    public async Task Json_is_read_however_it_is_laid_out(string text)
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = 2);

        var summary = await rig.LogAsync(LogFormat.Automatic, "x", Encoding.UTF8.GetBytes(text));

        Assert.Equal((5, 5, 0), (summary.Read, summary.Accepted, summary.Quarantined));
        Assert.Equal("p-0,p-1,p-2,p-3,p-4", await rig.OneAsync<string>("SELECT string_agg(event_id, ',' ORDER BY event_id) FROM usage_event"));
    }

    [Theory, MemberData(nameof(Arrangements))]
    public async Task Packed_logs_are_known_by_their_first_bytes(string text)
    {
        using var rig = new TelemetryRig();
        using var gzip = new MemoryStream();
        await using (var packing = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true)) await packing.WriteAsync(Encoding.UTF8.GetBytes(text));
        using var compressor = new ZstdSharp.Compressor();

        Assert.Equal(5, (await rig.LogAsync(LogFormat.Automatic, "gz", gzip.ToArray())).Accepted);
        Assert.Equal((5, 0), await rig.LogAsync(LogFormat.Automatic, "zst", compressor.Wrap(Encoding.UTF8.GetBytes(text)).ToArray()) is var again ? (again.Duplicates, again.Quarantined) : default);
    }

    [Theory]
    [InlineData("customers.ndjson", IngestStream.Accounts)]
    [InlineData("accounts.ndjson", IngestStream.Accounts)]
    [InlineData("customers.json", IngestStream.Events)]
    public async Task Account_records_are_told_by_what_they_say_and_not_by_the_name_of_the_file(string name, IngestStream guessed)
    {
        using var rig = new TelemetryRig();
        using var log = new MemoryStream(TelemetryRig.Utf8("{\"account_id\":\"a-1\",\"segment\":\"startup\"}", "{\"account_id\":\"a-2\"}"));

        var summary = await rig.Ingest.IngestAsync(guessed, LogFormat.Automatic, name, log, null, default);

        Assert.Equal((2, 0), (summary.Accepted, summary.Quarantined));
        Assert.Equal(2, await rig.CountAsync("account"));
    }

    [Fact]
    public async Task Events_in_a_file_called_accounts_are_events()
    {
        using var rig = new TelemetryRig();
        using var log = new MemoryStream(TelemetryRig.Utf8(Lines.Event("e-1")));

        Assert.Equal(1, (await rig.Ingest.IngestAsync(IngestStream.Accounts, LogFormat.Automatic, "accounts.ndjson", log, null, default)).Accepted);
        Assert.Equal(1, await rig.CountAsync("usage_event"));
    }

    [Fact]
    public async Task A_list_larger_than_the_buffers_streams_and_a_record_that_is_too_long_is_set_aside_alone()
    {
        using var rig = new TelemetryRig(configure: options => options.LongestLineBytes = 100_000);
        var records = Enumerable.Range(0, 3000).Select(i => i == 1500 ? Payload(i).Replace("\"note\":\"", "\"note\":\"" + new string('x', 300_000), StringComparison.Ordinal) : Payload(i));

        var summary = await rig.LogAsync(LogFormat.Automatic, "x", Encoding.UTF8.GetBytes($"[{string.Join(",\n", records)}]"));

        Assert.Equal((3000, 2999, 1), (summary.Read, summary.Accepted, summary.Quarantined));
        Assert.Equal("the record is longer than 100,000 bytes", await rig.ReasonAsync());
    }

    [Fact]
    public async Task Text_between_documents_is_set_aside_to_the_end_of_its_line_and_a_document_that_breaks_off_is_told()
    {
        using var rig = new TelemetryRig();

        var summary = await rig.LogAsync("litellm-payload", "x", Encoding.UTF8.GetBytes($"[\n{Payload(1)},\nnonsense, more\n{Payload(2)}\n]\n{Payload(3)[..60]}"));

        Assert.Equal((4, 2, 2), (summary.Read, summary.Accepted, summary.Quarantined));
        Assert.Contains("ends in the middle of a record", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task A_packed_list_that_is_cut_off_keeps_what_could_be_read(string packing)
    {
        using var rig = new TelemetryRig();
        var random = new Random(5);
        var text = Encoding.UTF8.GetBytes($"[{string.Join(",\n", Enumerable.Range(0, 20_000).Select(i => Payload(i).Replace("\"m\"", $"\"{random.NextInt64()}\"", StringComparison.Ordinal)))}]");
        using var compressor = new ZstdSharp.Compressor();
        using var gzip = new MemoryStream();
        await using (var zip = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true)) await zip.WriteAsync(text);
        var packed = packing == "gzip" ? gzip.ToArray() : compressor.Wrap(text).ToArray();

        var summary = await rig.LogAsync(LogFormat.Automatic, "x", packed[..(packed.Length / 2)]);

        Assert.InRange(summary.Accepted, 1, 19_999);
        Assert.InRange(summary.Quarantined, 1, 2);
        Assert.Equal(summary.Read, summary.Accepted + summary.Quarantined);
    }

    // What `gzip -c empty` writes; then the same cut off in its header, behind it, and in its end.
    [Theory]
    [InlineData(30, 0)]
    [InlineData(15, 1)]
    [InlineData(20, 1)]
    [InlineData(25, 1)]
    public async Task Gzip_that_is_cut_off_before_anything_came_is_no_empty_delivery(int bytes, int quarantined)
    {
        using var rig = new TelemetryRig();
        byte[] nothing = [0x1F, 0x8B, 8, 8, 0xDC, 0x61, 0x27, 0x69, 0, 3, .. "empty.txt"u8, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

        var summary = await rig.LogAsync(LogFormat.Automatic, "x", nothing[..bytes]);

        Assert.Equal((quarantined, 0, quarantined), (summary.Read, summary.Accepted, summary.Quarantined));
        if (quarantined > 0) Assert.Contains("cut off or damaged", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_read_with_quotes_line_ends_in_fields_and_any_delimiter()
    {
        using var rig = new TelemetryRig();
        const string Row = "{0};2026-02-01T10:00:00Z;a;m;1;2;\"he said \"\"hi\"\";\r\nand left\"";
        var table = "event_id;time;account_id;model;input_tokens;output_tokens;prompt\r\n" + string.Join("\r\n", Enumerable.Range(0, 5).Select(i => string.Format(CultureInfo.InvariantCulture, Row, $"e-{i}"))) + "\r\n\r\n";

        var summary = await rig.LogAsync(LogFormat.Automatic, "x", Encoding.UTF8.GetBytes(table));

        Assert.Equal((5, 5), (summary.Read, summary.Accepted));
        Assert.Equal("he said \"hi\";\r\nand left", await rig.OneAsync<string>("SELECT any_value(prompt) FROM usage_text"));
    }

    [Theory]
    [InlineData("e-1,2026-02-01T10:00:00Z,a,m,1,2,\"never closed\ne-2,2026-02-01T10:00:00Z,a,m,1,2,x\n", "never closed")]
    [InlineData("e-1,2026-02-01T10:00:00Z,a,m,1,2,x,y,z\n", "the row has 9 fields, the header 7")]
    [InlineData("e-1,2026-02-01T10:00:00Z\n", "account_id: missing; table looks for it in account_id")]
    public async Task A_broken_row_is_set_aside_with_what_is_wrong(string row, string said)
    {
        using var rig = new TelemetryRig();

        var summary = await rig.LogAsync("table", "x", Encoding.UTF8.GetBytes("event_id,time,account_id,model,input_tokens,output_tokens,prompt\n" + row));

        Assert.Equal((1, 1), (summary.Read, summary.Quarantined));
        Assert.Contains(said, await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_takes_no_more_than_the_longest_line_with_it()
    {
        using var rig = new TelemetryRig(configure: options => options.LongestLineBytes = 4096);
        var good = string.Concat(Enumerable.Range(0, 1000).Select(i => $"g-{i},2026-02-01T10:00:00Z,a,m,1,2,x\n"));

        var summary = await rig.LogAsync("table", "x", Encoding.UTF8.GetBytes("event_id,time,account_id,model,input_tokens,output_tokens,prompt\ne-1,2026-02-01T10:00:00Z,a,m,1,2,\"never closed\n" + good));

        Assert.InRange(summary.Accepted, 850, 999);
        Assert.Contains("longer than 4,096 bytes", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_is_read_from_a_file_and_from_a_stream_and_its_types_are_understood()
    {
        using var rig = new TelemetryRig();
        var file = Path.Combine(rig.Folder, "it's a table.parquet");
        Parquet(file, "SELECT 'e-' || i AS event_id, TIMESTAMP '2026-02-01 10:00:00' + to_seconds(i) AS time, 'a' AS account_id, 'm' AS model, i AS input_tokens, 2::BIGINT AS output_tokens, true AS stream, 0.5 AS temperature, 'p ' || i AS prompt FROM range(3000) t(i)");

        await using (var log = File.OpenRead(file))
            Assert.Equal(3000, (await rig.Ingest.IngestAsync(IngestStream.Events, LogFormat.Automatic, "file", log, null, default)).Accepted);
        Assert.Equal(3000, (await rig.LogAsync("table", "stream", await File.ReadAllBytesAsync(file))).Duplicates);
        Assert.Equal(new DateTime(2026, 2, 1, 10, 0, 7), await rig.OneAsync<DateTime>("SELECT time FROM usage_event WHERE event_id = 'e-7' AND stream AND temperature = 0.5"));
    }

    [Fact]
    public async Task Nested_columns_of_parquet_are_paths_like_any_other()
    {
        using var rig = new TelemetryRig();
        var file = Path.Combine(rig.Folder, "p.parquet");
        Parquet(file, "SELECT 'p-1' AS id, 'acompletion' AS call_type, 0.1 AS response_cost, {'temperature': 0.25} AS model_parameters, {'user_api_key_org_id': 'org-1'} AS metadata, 1737710446.5 AS startTime, 'm' AS model, 1 AS prompt_tokens, 2 AS completion_tokens, [{'role': 'user', 'content': 'hello'}] AS messages");
        await using var log = File.OpenRead(file);

        Assert.Equal(1, (await rig.Ingest.IngestAsync(IngestStream.Events, LogFormat.Automatic, "file", log, null, default)).Accepted);
        Assert.Equal("org-1 0.25 hello", await rig.OneAsync<string>("SELECT concat_ws(' ', e.account_id, e.temperature, t.prompt) FROM usage_event e JOIN usage_text t USING (event_id)"));
    }

    [Fact]
    public async Task A_damaged_parquet_file_is_one_rejected_record_with_the_reason()
    {
        using var rig = new TelemetryRig();
        var bytes = new byte[4000];
        "PAR1"u8.CopyTo(bytes);
        "PAR1"u8.CopyTo(bytes.AsSpan(^4));

        var summary = await rig.LogAsync("table", "x", bytes);

        Assert.Equal((1, 1), (summary.Read, summary.Quarantined));
        Assert.Contains("Parquet", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"colour":"red","size":4}""", "Its records have colour, size.")]
    [InlineData("a,b,c\n1,2,3\n", "Its records have a, b, c.")]
    public async Task What_no_format_knows_is_refused_with_the_names_there_are(string log, string said)
    {
        using var rig = new TelemetryRig();

        var refused = await Assert.ThrowsAsync<UnknownFormat>(() => rig.LogAsync(LogFormat.Automatic, "x", Encoding.UTF8.GetBytes(log)));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Contains("litellm-spend", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await rig.CountAsync("ingest_batch"));
    }

    [Fact]
    public async Task Native_lines_and_account_records_are_recognised_too_and_an_empty_log_is_nothing()
    {
        using var rig = new TelemetryRig();

        Assert.Equal(1, (await rig.LogAsync(LogFormat.Automatic, "x", TelemetryRig.Utf8(Lines.Event()))).Accepted);
        using var accounts = new MemoryStream(TelemetryRig.Utf8(Lines.Account("a", ("tier", "gold"))));
        Assert.Equal(1, (await rig.Ingest.IngestAsync(IngestStream.Accounts, LogFormat.Automatic, "accounts", accounts, null, default)).Accepted);
        Assert.Equal(0, (await rig.LogAsync(LogFormat.Automatic, "empty", [])).Read);
    }

    internal static void Parquet(string file, string select)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({select}) TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, ROW_GROUP_SIZE 2048)";
        command.ExecuteNonQuery();
    }
}
