using System.Diagnostics;
using System.Globalization;

namespace Investigator.Benchmarks.Ingest;

/// <summary>A question asked many times over.</summary>
internal static class Timed
{
    /// <returns>Milliseconds: the median, and that below which nineteen of twenty lie.</returns>
    internal static (double Median, double P95) Ask(string what, int times, Func<int, Task> ask)
    {
        ask(0).GetAwaiter().GetResult();        // once for the compiler
        var taken = new List<double>();
        for (var i = 1; i <= times; i++)
        {
            var clock = Stopwatch.StartNew();
            ask(i).GetAwaiter().GetResult();
            taken.Add(clock.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        var (median, p95) = (taken[times / 2], taken[Math.Min(times - 1, times * 19 / 20)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} median {median,8:N1} ms  p95 {p95,8:N1} ms  ({times} times)"));
        return (median, p95);
    }
}
