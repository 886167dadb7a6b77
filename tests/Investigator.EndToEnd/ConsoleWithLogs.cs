namespace Investigator.EndToEnd;

/// <summary>A console that watches a folder: logs of gateways and clouds, one that its mapping does not fit yet, and a file that is no log.</summary>
public sealed class ConsoleWithLogs : ConsoleUnderTest
{
    public const string Unfitting = "watch:gateway.ndjson";

    private string _mapping = "";

    protected override IReadOnlyList<(string Name, string Value)> Settings =>
        [("Demo__Enabled", "false"), ("Ingest__Watch", "logs"), ("Ingest__WatchQuiet", "00:00:00"), ("Ingest__WatchEvery", "00:00:01"), ("Ingest__Mappings", "mappings")];

    protected override async Task PrepareAsync(string folder)
    {
        var logs = Directory.CreateDirectory(Path.Combine(folder, "logs")).FullName;
        foreach (var sample in (string[])["azure-openai.json", "aws-bedrock.ndjson.gz", "genai-spans.pb", "litellm-spend.ndjson", "envoy-access.ndjson", "table.csv"])
            File.Copy(Path.Combine(Samples, sample), Path.Combine(logs, sample));
        await File.WriteAllLinesAsync(Path.Combine(logs, "gateway.ndjson"), Enumerable.Range(1, 70).Select(n => $$"""{"rid":"r-{{n}}","at":{{1769940000 + (n * 60)}},"who":"team-{{n % 7}}","m":"model-1","in":{{n}},"out":1}"""));
        await File.WriteAllBytesAsync(Path.Combine(logs, "picture.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]);
        _mapping = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "mappings")).FullName, "gateway.json");
        await MapAsync(account: "customer");
    }

    /// <summary>Writes the gateway's mapping. Its account is in <c>who</c>.</summary>
    public Task MapAsync(string account) => File.WriteAllTextAsync(_mapping, $$$"""
        {"format":"gateway","title":"Our gateway","eventId":"rid","recognise":{"all":["rid","who"]},
         "fields":{"event_id":"rid","time":{"from":"at","as":"epoch-seconds"},"account_id":"{{{account}}}","model":"m","input_tokens":"in","output_tokens":"out"}}
        """);

    private static string Samples => Path.Combine(Root(AppContext.BaseDirectory), "tests/Investigator.Tests/Ingest/Samples");

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Investigator.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
