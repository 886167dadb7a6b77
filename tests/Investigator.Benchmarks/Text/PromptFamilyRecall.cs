using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>How many prompts of each kind the families recognise, and how many honest ones they name in error.</summary>
public sealed class PromptFamilyRecall : IBenchmark
{
    private const double MostErrors = 0.01;

    public string Name => "prompt-families";

    public string Target => "DIR: recall and errors by kind over DIR/prompts-*; no honest kind above 1 % errors";

    public int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || !Directory.Exists(arguments[0])) return 2;
        var reader = new PromptReader(PromptFamilies.BuiltIn);
        var kinds = PromptRow.Load(arguments[0])
            .Select(r => (Row: r, Said: reader.Read(r.System, r.Prompt).Family))
            .GroupBy(r => r.Row.Kind, StringComparer.Ordinal)
            .OrderBy(k => k.First().Row.Family is null).ThenBy(k => k.Key, StringComparer.Ordinal);

        var met = true;
        foreach (var kind in kinds)
        {
            var expected = kind.First().Row.Family;
            var hits = kind.Count(r => expected is null ? r.Said is not null : string.Equals(r.Said, expected, StringComparison.Ordinal));
            var share = hits / (double)kind.Count();
            met &= expected is not null || share <= MostErrors;
            Console.WriteLine($"{kind.Key,-24}{kind.Count(),6} rows  {expected ?? "named in error",-24}{hits,6}{share,9:P1}");
            foreach (var miss in kind.Where(r => !string.Equals(r.Said, expected, StringComparison.Ordinal)).Take(3))
                Console.WriteLine($"    {miss.Said ?? "none"}: {PromptReader.SkeletonText(miss.Row.System, miss.Row.Prompt)}");
        }
        return met ? 0 : 1;
    }
}
