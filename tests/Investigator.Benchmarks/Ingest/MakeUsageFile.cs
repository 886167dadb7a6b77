using System.Globalization;

namespace Investigator.Benchmarks.Ingest;

/// <summary>Writes the file that the benchmarks of ingest make for themselves, so that one file can be measured many times.</summary>
public sealed class MakeUsageFile : IBenchmark
{
    public string Name => "Make_usage_file";

    public string Target => "EVENTS WORDS FILE: a seeded file of canonical events with prompts of so many words, 0 for none";

    public int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 3) return 2;
        var bytes = UsageFile.Write(arguments[2], int.Parse(arguments[0], CultureInfo.InvariantCulture), seed: 7, int.Parse(arguments[1], CultureInfo.InvariantCulture));
        Console.WriteLine($"{bytes / 1e6:N0} MB");
        return 0;
    }
}
