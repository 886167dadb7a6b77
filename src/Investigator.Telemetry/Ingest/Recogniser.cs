using System.Globalization;
using System.Text.Json;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Mapping;

namespace Investigator.Telemetry.Ingest;

/// <summary>Finds the mapping that a delivery's first records were written for: the one that names most of what is there.</summary>
internal static class Recogniser
{
    /// <returns>The mapping; <c>null</c>: the native format.</returns>
    /// <exception cref="UnknownFormat">No mapping knows these records.</exception>
    internal static MappingPlan? Choose(LogSample sample, FormatCatalogue catalogue)
    {
        switch (sample.Layout)
        {
            case LogLayout.OtlpTraces or LogLayout.OtlpTracesFramed: return catalogue.Find("otlp-traces");
            case LogLayout.OtlpLogs or LogLayout.OtlpLogsFramed: return catalogue.Find("otlp-logs");
        }
        var isText = sample.Layout is LogLayout.Lines or LogLayout.Documents;
        if (sample.IsNoText) throw new UnknownFormat("This is no log: it begins neither as UTF-8 text nor as OpenTelemetry's protobuf, Parquet, gzip or zstd. A text in UTF-16 has to be converted to UTF-8 first.");
        if (isText && sample.Records.Count == 0) return null;        // nothing to tell by: the native reader says what is wrong, line by line
        var best = default(MappingPlan);
        var votes = 0;
        foreach (var plan in catalogue.Load().Plans.Values.OrderBy(plan => plan.Mapping.Name, StringComparer.Ordinal))
        {
            var known = sample.Records.Sum(record => Score(plan.Mapping, record));
            if (known > votes) (best, votes) = (plan, known);
        }
        if (isText && sample.Records.Sum(NativeScore) >= Math.Max(votes, 1)) return null;
        if (best is not null) return best;
        var names = sample.Records.Count == 0 ? "" : $" Its records have {string.Join(", ", sample.Records[0].EnumerateObject().Select(NameOf).Take(12))}.";
        throw new UnknownFormat(string.Create(CultureInfo.InvariantCulture,
            $"No format was recognised.{names} Name one with --format (or write a mapping, see docs/formats.md); there are {string.Join(", ", catalogue.All.Select(format => format.Name))}."));
    }

    private static int Score(FormatMapping mapping, JsonElement document)
    {
        var recognise = mapping.Recognise;
        if (recognise.All.Count == 0) return 0;
        foreach (var way in mapping.Records)
            if (Find(document, way) is { } record && recognise.All.All(path => Has(document, record, path)) && !recognise.None.Any(path => Has(document, record, path))) return recognise.All.Count;
        return 0;
    }

    /// <summary>What native records are: those that say nothing an account record may not say are accounts, those with an event's id are events.</summary>
    /// <returns><c>null</c> when they don't show it, or not all the same.</returns>
    internal static IngestStream? StreamOf(LogSample sample) =>
        sample.Records.Count == 0 ? null
        : sample.Records.All(IsAccount) ? IngestStream.Accounts
        : sample.Records.All(record => record.TryGetProperty("event_id", out _)) ? IngestStream.Events
        : null;

    private static bool IsAccount(JsonElement record) => record.TryGetProperty("account_id", out _) && record.EnumerateObject().All(p => CanonicalFields.Accounts.Contains(NameOf(p)));

    private static int NativeScore(JsonElement record) =>
        IsAccount(record) || (record.TryGetProperty("account_id", out _) && record.TryGetProperty("event_id", out _) && record.TryGetProperty("time", out _)) ? 4 : 0;

    // A name or text may hold half a surrogate pair, which is no text: nobody's mapping names it.
    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private static byte[] TextOf(JsonElement text)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetBytes(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    private static bool Has(JsonElement document, JsonElement record, string path) => Find(SourcePath.IsAbsolute(path) ? document : record, path) is not null;

    private static JsonElement? Find(JsonElement element, string path)
    {
        try
        {
            return Follow(element, path);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Follow(JsonElement element, string path)
    {
        foreach (var step in SourcePath.Split(path))
        {
            if (element.ValueKind is JsonValueKind.String && LogSample.Parsed(TextOf(element)) is { } inner) element = inner;
            if (element.ValueKind is JsonValueKind.Array && step == "*" && element.GetArrayLength() > 0) element = element[0];
            else if (element.ValueKind is JsonValueKind.Array && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position < element.GetArrayLength()) element = element[position];
            else if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(step, out element)) return null;
        }
        return element;
    }
}
