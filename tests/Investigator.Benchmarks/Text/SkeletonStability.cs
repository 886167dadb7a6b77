using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>Into how many skeletons a template falls apart, and how many honest prompts share one by chance.</summary>
public sealed class SkeletonStability : IBenchmark
{
    private const int FewestRows = 20;

    public string Name => "skeletons";

    public string Target => "DIR: skeletons per template with at least 20 rows over DIR/prompts-*, and collisions of untemplated prompts";

    public int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 1 || !Directory.Exists(arguments[0])) return 2;
        var reader = new PromptReader(PromptFamilies.BuiltIn);
        var rows = PromptRow.Load(arguments[0]).Select(r => (Row: r, reader.Read(r.System, r.Prompt).Skeleton)).ToList();

        Console.WriteLine($"{"template",-74}{"rows",6}{"skeletons",11}{"largest",9}");
        foreach (var template in rows.Where(r => r.Row.Template is not null).GroupBy(r => r.Row.Template!, StringComparer.Ordinal).Where(g => g.Count() >= FewestRows))
        {
            var shares = template.GroupBy(r => r.Skeleton).Select(g => g.Count()).OrderDescending().ToList();
            Console.WriteLine($"{template.Key,-74}{template.Count(),6}{shares.Count,11}{shares[0] / (double)template.Count(),9:P0}");
        }
        foreach (var kind in rows.Where(r => r.Row.Template is null).GroupBy(r => r.Row.Kind, StringComparer.Ordinal))
        {
            var shared = kind.GroupBy(r => r.Skeleton).Where(g => g.DistinctBy(r => r.Row.Prompt, StringComparer.OrdinalIgnoreCase).Count() > 1).ToList();
            Console.WriteLine($"{kind.Key,-24}{kind.Count(),6} prompts, {shared.Sum(g => g.Count()),5} share a skeleton with another, largest {shared.Select(g => g.Count()).DefaultIfEmpty(1).Max()}"
                + (shared.Count == 0 ? "" : $": {PromptReader.SkeletonText(shared.MaxBy(g => g.Count())!.First().Row.System, shared.MaxBy(g => g.Count())!.First().Row.Prompt)}"));
        }
        return 0;
    }
}
