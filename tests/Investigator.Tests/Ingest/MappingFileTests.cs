using System.Text;
using Investigator.Telemetry.Ingest;
using Investigator.Telemetry.Ingest.Mapping;
using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

/// <summary>What is wrong with a mapping file is said with its place and with what could stand there.</summary>
public sealed class MappingFileTests
{
    private const string Needed = """ "event_id":"id","time":"t","account_id":"a","model":"m","input_tokens":"i","output_tokens":"o" """;

    [Theory]
    [InlineData("""{"format":"x",""", "no valid JSON at line 1")]
    [InlineData("[]", "the file: expected an object")]
    [InlineData("""{"format":"X y","fields":{NEEDED}}""", "format: expected a name of lower-case letters")]
    [InlineData("""{"format":"auto","fields":{NEEDED}}""", "format: \"auto\" is taken")]
    [InlineData("""{"format":"x","fields":{"event_id":"id"}}""", "fields: time is missing: say where it is found")]
    [InlineData("""{"format":"x"}""", "fields: expected an object")]
    [InlineData("""{"format":"x","colour":1,"fields":{NEEDED}}""", "colour: is not known here; there are format, title")]
    [InlineData("""{"format":"x","layout":"xml","fields":{NEEDED}}""", "layout: \"xml\" is not one of records, otlp-traces, otlp-logs")]
    [InlineData("""{"format":"x","fields":{NEEDED,"shoe_size":"s"}}""", "fields/shoe_size: is no canonical field; there are event_id")]
    [InlineData("""{"format":"x","fields":{NEEDED,"ip":{"from":"a","as":"adress"}}}""", "fields/ip/as: \"adress\" is no conversion; there are text, lower")]
    [InlineData("""{"format":"x","fields":{NEEDED,"ip":["a",{"from":"b","value":"c"}]}}""", "fields/ip/1: expected exactly one of")]
    [InlineData("""{"format":"x","fields":{NEEDED,"ip":{"from":"a//b"}}}""", "fields/ip/from: \"a//b\" has an empty step")]
    [InlineData("""{"format":"x","fields":{NEEDED,"ip":{"from":"a.*/b"}}}""", "only the last step can gather")]
    [InlineData("""{"format":"x","fields":{NEEDED,"prompt":{"from":"a.*"}}}""", "fields/prompt: values under numbered names need \"as\"")]
    [InlineData("""{"format":"x","fields":{NEEDED,"latency_ms":{"between":["a"]}}}""", "fields/latency_ms/between: expected two paths")]
    [InlineData("""{"format":"x","fields":{NEEDED,"latency_ms":{"from":"a","scale":-1}}}""", "fields/latency_ms/scale: expected a number above 0")]
    [InlineData("""{"format":"x","fields":{NEEDED,"country":{"from":"a","pattern":"("}}}""", "fields/country/pattern: ")]
    [InlineData("""{"format":"x","fields":{NEEDED,"country":{"from":"a","pattern":"a"}}}""", "expected exactly one group in parentheses")]
    [InlineData("""{"format":"x","fields":{NEEDED,"country":{"from":"a","zone":"Berlin"}}}""", "fields/country/zone: expected \"UTC\" or an offset")]
    [InlineData("""{"format":"x","fields":{NEEDED,"country":{"from":"a","map":{"x":[]}}}}""", "fields/country/map: expected an object")]
    [InlineData("""{"format":"x","only":[{"path":"a"}],"fields":{NEEDED}}""", "only/0: expected \"in\" with a list of values, or \"exists\"")]
    [InlineData("""{"format":"x","only":{"path":"a"},"fields":{NEEDED}}""", "only: expected a list of conditions")]
    [InlineData("""{"format":"x","format":"y","fields":{NEEDED}}""", "no valid JSON")]
    [InlineData("""{"format":"x","title":"\ud800","fields":{NEEDED}}""", "half a surrogate pair")]
    public void A_mistake_is_named_with_its_place(string file, string said)
    {
        var (mapping, problems) = MappingFile.Read(Encoding.UTF8.GetBytes(file.Replace("NEEDED", Needed, StringComparison.Ordinal)), "mine.json");

        Assert.Null(mapping);
        Assert.Contains(problems, problem => problem.StartsWith("mine.json: ", StringComparison.Ordinal) && problem.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var (_, problems) = MappingFile.Read(Encoding.UTF8.GetBytes("""{"format":"x","layout":"xml","fields":{"event_id":"id","colour":"c"}}"""), "mine.json");

        Assert.Equal(7, problems.Count);    // layout, colour, and five needed fields
    }

    [Fact]
    public void Every_built_in_mapping_is_right_and_says_what_its_ids_are_made_of() =>
        Assert.All(new FormatCatalogue(new()).All, format =>
        {
            Assert.NotEqual("as the mapping says", format.EventId);
            Assert.Equal("built in", format.Origin);
        });

    [Fact]
    public async Task The_operators_folder_adds_and_overrides_and_is_read_anew_when_it_changes()
    {
        var folder = TelemetryRig.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.json"), $$"""{"format":"mine","fields":{ {{Needed}} } /* a comment */ }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "spend.json"), $$"""{"format":"litellm-spend","title":"ours","fields":{ {{Needed}} } }""");
        var catalogue = new FormatCatalogue(new() { Mappings = folder });

        Assert.Equal(("mine.json", "spend.json"), (Origin("mine"), Origin("litellm-spend")));

        File.Delete(Path.Combine(folder, "spend.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.json"), """{"format":"mine","fields":{}}""");
        Assert.Equal("built in", Origin("litellm-spend"));
        Assert.Contains("event_id is missing", Assert.Throws<UnknownFormat>(() => catalogue.Find("mine")).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        string Origin(string format) => catalogue.All.Single(known => known.Name == format).Origin;
    }

    [Fact]
    public async Task A_wrong_mapping_refuses_its_own_format_and_no_other()
    {
        var folder = TelemetryRig.NewFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.json"), "{");
        using var rig = new TelemetryRig(mappings: folder);

        Assert.Equal(1, (await rig.EventsAsync(Lines.Event())).Accepted);
        Assert.Equal(1, (await rig.LogAsync(LogFormat.Automatic, "auto", TelemetryRig.Utf8(Lines.Event("e-2")))).Accepted);
        var refused = await Assert.ThrowsAsync<UnknownFormat>(() => rig.LogAsync("mine", "x", "{}"u8.ToArray()));
        Assert.Contains("mine.json: no valid JSON at line 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("litellm-spend", (await Assert.ThrowsAsync<UnknownFormat>(() => rig.LogAsync("nonsense", "x", "{}"u8.ToArray()))).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
