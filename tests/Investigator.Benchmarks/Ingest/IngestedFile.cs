using System.Globalization;

namespace Investigator.Benchmarks.Ingest;

/// <summary>Ingest of a file, made or named, beside the bare import of the same file in the same run.</summary>
internal static class IngestedFile
{
    /// <param name="arguments">How many events to make, or a file of canonical events; default a million. With <c>alone</c> the import is left out, for a profiler.</param>
    /// <param name="words">Of each prompt; 0: no text.</param>
    /// <param name="barSeconds">For a million events.</param>
    internal static int Run(IReadOnlyList<string> arguments, int words, double barSeconds, long barBytes)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-benchmark-").FullName;
        try
        {
            var file = arguments.Count > 0 && File.Exists(arguments[0]) ? arguments[0] : Path.Combine(folder, "events.ndjson");
            if (!File.Exists(file))
                UsageFile.Write(file, arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000, seed: 7, words);
            GC.Collect();
            var ingest = MeasuredIngest.RunAsync(file, Path.Combine(folder, "data")).GetAwaiter().GetResult();
            var events = ingest.Summary.Read;
            Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {events:N0} events, {new FileInfo(file).Length / 1e6:N0} MB of NDJSON");
            ingest.Print();
            if (arguments.Contains("alone")) return Met(ingest);
            var import = BareImport.Run(file, Path.Combine(folder, "import.duckdb"));
            Console.WriteLine($"read_ndjson  {import,7:N1} s  {events / import,10:N0} events/s");
            Console.WriteLine($"ratio        {ingest.Seconds / import,7:N2}");
            return Met(ingest);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        int Met(MeasuredIngest ingest) => ingest.Seconds <= barSeconds * ingest.Summary.Read / 1e6 && ingest.Peak <= barBytes ? 0 : 1;
    }
}
