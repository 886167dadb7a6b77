using System.Diagnostics;
using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>How many 100-word prompts one core reads: words, skeleton, SimHash and families together.</summary>
public sealed class PromptFeaturesPerSecond : IBenchmark
{
    private const int Prompts = 50_000;
    private const int Bar = 60_000;

    public string Name => "prompt-features-per-second";

    public string Target => $"at least {Bar:N0} prompts of 100 words per second on one core";

    public int Run(IReadOnlyList<string> arguments)
    {
        var prompts = MakePrompts(seed: 1);
        var reader = new PromptReader(PromptFamilies.BuiltIn);
        Measure(reader, prompts);       // warm: tiered compilation, scratch space

        var runs = new double[5];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var r = 0; r < runs.Length; r++) runs[r] = Measure(reader, prompts);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(runs.Length * Prompts);

        Array.Sort(runs);
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Prompts:N0} prompts of 100 words, single thread, median of {runs.Length}");
        Console.WriteLine($"{runs[2]:N0} prompts/s (from {runs[0]:N0} to {runs[^1]:N0}), {bytes:N1} bytes allocated per prompt");
        return runs[2] >= Bar ? 0 : 1;
    }

    private static double Measure(PromptReader reader, string[] prompts)
    {
        ulong all = 0;
        var clock = Stopwatch.StartNew();
        foreach (var prompt in prompts)
        {
            var features = reader.Read(null, prompt);
            all ^= features.Skeleton ^ features.SimHash;
        }
        clock.Stop();
        GC.KeepAlive(all);
        return prompts.Length / clock.Elapsed.TotalSeconds;
    }

    private static string[] MakePrompts(int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 5000)
            .Select(_ => string.Create(random.Next(2, 10), random, (span, r) => { foreach (ref var c in span) c = (char)r.Next('a', 'z' + 1); }))
            .ToArray();
        return [.. Enumerable.Range(0, Prompts).Select(_ =>
            string.Join(' ', Enumerable.Range(0, 100).Select(i => words[random.Next(words.Length)] + (i % 12 == 11 ? "." : string.Empty))))];
    }
}
