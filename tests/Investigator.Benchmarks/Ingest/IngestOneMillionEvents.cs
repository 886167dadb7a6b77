namespace Investigator.Benchmarks.Ingest;

/// <summary>A million events with prompts of 100 words, from a file into the store, beside the engine's own import of the same file.</summary>
public sealed class IngestOneMillionEvents : IBenchmark
{
    private const double BarSeconds = 30;
    private const long BarBytes = 1L << 30;

    public string Name => "Ingest_1M_events_with_text_30s";

    public string Target => "[EVENTS | FILE] [alone]: 1,000,000 events with 100-word prompts in 30 s and 1 GB on two cores";

    public int Run(IReadOnlyList<string> arguments) => IngestedFile.Run(arguments, words: 100, BarSeconds, BarBytes);
}
