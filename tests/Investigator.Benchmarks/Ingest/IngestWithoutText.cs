namespace Investigator.Benchmarks.Ingest;

/// <summary>The same events without prompts: what a provider sends that keeps no text.</summary>
public sealed class IngestWithoutText : IBenchmark
{
    public string Name => "Ingest_1M_events_without_text";

    public string Target => "[EVENTS | FILE] [alone]: 1,000,000 events without text, 350,000 a second on two cores";

    public int Run(IReadOnlyList<string> arguments) => IngestedFile.Run(arguments, words: 0, barSeconds: 1 / 0.35, barBytes: 1L << 30);
}
