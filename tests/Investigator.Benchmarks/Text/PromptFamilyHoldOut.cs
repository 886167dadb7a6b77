using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>Recall and false positives of the prompt families on sources and templates that were not learnt from; optionally writes the learnt weights of all rows.</summary>
public sealed class PromptFamilyHoldOut : IBenchmark
{
    private const int Folds = 4;

    public string Name => "prompt-families";

    public string Target => "DIR [OUT]: hold-out by source and template over DIR/prompts-*; writes the weights learnt from all rows to OUT";

    public int Run(IReadOnlyList<string> arguments)
    {
        if (arguments.Count is < 1 or > 2 || !Directory.Exists(arguments[0])) return 2;
        var rows = PromptRow.Load(arguments[0]);
        var wordings = new PromptFamilies(PromptFamilies.BuiltIn.All, weights: null);
        var folds = Deal(rows);
        var results = new List<(string Kind, string? Expected, string? Wordings, string? Learnt, string? Held)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var learnt = new PromptFamilies(wordings.All, FamilyTraining.Train([.. rows.Where(r => folds[(r.Kind, r.Group)] != fold)], seed: 7));
            var alone = new PromptFamilies([.. wordings.All.Select(f => f with { Patterns = [] })], FamilyTraining.Train([.. rows.Where(r => folds[(r.Kind, r.Group)] != fold)], seed: 7, offsets: false));
            results.AddRange(rows.Where(r => folds[(r.Kind, r.Group)] == fold).Select(r =>
                (r.Kind, r.Family, wordings.Best(r.Words()).Family, alone.Best(r.Words()).Family, learnt.Best(r.Words()).Family)));
        }
        Console.WriteLine($"{rows.Count:N0} rows, {Folds} folds by source and template");
        Console.WriteLine($"{"kind",-24}{"rows",6}  {"family",-24}{"wordings alone",16}{"learnt alone",14}{"both",10}");
        foreach (var kind in results.GroupBy(r => r.Kind, StringComparer.Ordinal).OrderBy(k => k.First().Expected is null).ThenBy(k => k.Key, StringComparer.Ordinal))
            Report(kind.Key, [.. kind]);
        if (arguments.Count == 2) File.WriteAllBytes(arguments[1], FamilyTraining.Train(rows, seed: 7).ToBytes());
        return 0;
    }

    private static void Report(string kind, (string Kind, string? Expected, string? Wordings, string? Learnt, string? Held)[] rows)
    {
        var honest = rows[0].Expected is null;
        double Share(Func<(string Kind, string? Expected, string? Wordings, string? Learnt, string? Held), string? > said) =>
            rows.Count(r => honest ? said(r) is not null : string.Equals(said(r), r.Expected, StringComparison.Ordinal)) / (double)rows.Length;
        Console.WriteLine($"{kind,-24}{rows.Length,6}  {rows[0].Expected ?? "(flagged in error)",-24}{Share(r => r.Wordings),16:P1}{Share(r => r.Learnt),14:P1}{Share(r => r.Held),10:P1}");
    }

    // The groups of each kind in turn, so that every kind with two sources is learnt from one and tested on the other.
    private static Dictionary<(string Kind, string Group), int> Deal(List<PromptRow> rows) =>
        rows.Select(r => (r.Kind, r.Group)).Distinct().GroupBy(g => g.Kind, StringComparer.Ordinal)
            .SelectMany(kind => kind.OrderBy(g => g.Group, StringComparer.Ordinal).Select((group, index) => (group, Fold: index % Folds)))
            .ToDictionary(g => g.group, g => g.Fold);
}
