using System.Text.Json;
using Investigator.Web.Tests.Ingest;

namespace Investigator.Web.Tests.Cli;

/// <summary><c>ingest --dry-run</c>: what a file would become, with nothing stored.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly RunningProgram _program = new();

    [Fact]
    public async Task It_shows_fields_gaps_blind_detectors_and_rejects_and_stores_nothing()
    {
        await File.WriteAllBytesAsync(_program.Path("spend.ndjson"), await OtlpApiTests.SampleAsync("litellm-spend.ndjson"));

        var (exit, output, errors) = await _program.RunAsync(null, "ingest", "--dry-run", "spend.ndjson");

        Assert.True(exit == 0, errors);
        var preview = Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray());
        Assert.Equal(("litellm-spend", 1, 1), (preview.GetProperty("format").GetString(), preview.GetProperty("taken").GetInt32(), preview.GetProperty("rejected").GetInt32()));
        Assert.Contains(preview.GetProperty("fields").EnumerateArray(), field => field.GetProperty("name").GetString() == "input_tokens" && field.GetProperty("share").GetDouble() == 1);
        Assert.Contains(preview.GetProperty("missing").EnumerateArray(), field => field.GetString() == "tls_fingerprint");
        Assert.All(preview.GetProperty("rejects").EnumerateArray(), reject => Assert.NotEqual("", reject.GetProperty("reason").GetString()));
        Assert.Contains("Nothing was stored", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program.Path("data")));
    }

    [Fact]
    public async Task A_detector_that_gets_nothing_from_it_is_named_with_what_it_needs()
    {
        await File.WriteAllBytesAsync(_program.Path("azure.json"), await OtlpApiTests.SampleAsync("azure-openai.json"));

        var (_, output, errors) = await _program.RunAsync(null, "ingest", "--dry-run", "azure.json");

        var blind = JsonDocument.Parse(output).RootElement[0].GetProperty("blind_detectors").EnumerateArray().ToList();
        Assert.Contains(blind, detector => detector.GetProperty("needs").EnumerateArray().Any(need => need.GetString() == "prompt"));
        Assert.Contains("blind:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_of_the_operator_is_tried_on_stdin()
    {
        Directory.CreateDirectory(_program.Path("mappings"));
        await File.WriteAllTextAsync(_program.Path("mappings/mine.json"), """
            {"format":"mine","title":"Mine","eventId":"rid","recognise":{"all":["rid","who"]},"fields":{"event_id":"rid","time":{"from":"at","as":"epoch-seconds"},"account_id":"who","model":"m","input_tokens":"in","output_tokens":"out"}}
            """);
        await File.WriteAllTextAsync(_program.Path("appsettings.json"), """{"Ingest":{"Mappings":"mappings"}}""");

        var (exit, output, errors) = await _program.RunAsync("""{"rid":"r-1","at":1769940000,"who":"a","m":"m","in":3,"out":1}""" + "\n", "ingest", "--dry-run", "-");

        Assert.True(exit == 0, errors);
        var entry = JsonDocument.Parse(output).RootElement[0].GetProperty("entries")[0];
        Assert.Equal(("r-1", "a"), (entry.GetProperty("event_id").GetString(), entry.GetProperty("account_id").GetString()));
    }

    [Theory]
    [InlineData("colour,size\nred,3\n", "No format was recognised")]
    [InlineData("\u0089PNG\u0000\u0000", "This is no log")]
    public async Task What_no_format_can_read_is_said(string content, string said)
    {
        await File.WriteAllTextAsync(_program.Path("file"), content);

        var (exit, output, errors) = await _program.RunAsync(null, "ingest", "--dry-run", "file");

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_can_be_named_against_the_look()
    {
        await File.WriteAllBytesAsync(_program.Path("spend.ndjson"), await OtlpApiTests.SampleAsync("litellm-spend.ndjson"));

        var (exit, output, _) = await _program.RunAsync(null, "ingest", "--dry-run", "--format", "canonical", "spend.ndjson");

        Assert.Equal(0, exit);
        Assert.Equal(("canonical", 0), JsonDocument.Parse(output).RootElement[0] is var preview ? (preview.GetProperty("format").GetString(), preview.GetProperty("taken").GetInt32()) : default);
    }

    public void Dispose() => _program.Dispose();
}
