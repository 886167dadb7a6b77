using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Triage;

/// <summary>A world analysed for one question.</summary>
internal sealed class PlantedPools
{
    private PlantedPools(IReadOnlyDictionary<AccountId, (string Label, string Archetype)> truth, IReadOnlyDictionary<AccountId, AccountScore> scores, IReadOnlyList<Cluster> clusters) =>
        (Truth, Scores, Clusters) = (truth, scores, clusters);

    public IReadOnlyDictionary<AccountId, (string Label, string Archetype)> Truth { get; }

    public IReadOnlyDictionary<AccountId, AccountScore> Scores { get; }

    public IReadOnlyList<Cluster> Clusters { get; }

    /// <param name="options">What to simulate.</param>
    /// <param name="edit">Changes each event line before it is loaded; <c>null</c>: nothing.</param>
    public static async Task<PlantedPools> InAsync(WorldOptions options, Func<string, string>? edit = null)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-pools-").FullName;
        try
        {
            await using var rig = await AnalysisRig.OpenAsync();
            await rig.LoadAsync(options, folder, edit);
            await rig.Analysis().RunAsync(new(), null, CancellationToken.None);
            var scores = new Dictionary<AccountId, AccountScore>();
            await foreach (var score in rig.Cases.The<IScores>().AllAsync(CancellationToken.None)) scores.Add(score.AccountId, score);
            var truth = (await File.ReadAllLinesAsync(Path.Combine(folder, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).ToDictionary(row => new AccountId(row[0]), row => (row[1], row[2]));
            return new(truth, scores, await rig.Cases.The<IClusters>().AllAsync(CancellationToken.None));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The cluster that holds most of a family, and how many of the family and of others are in it.</summary>
    public (Cluster Cluster, int Own, int Others) BestOf(string archetype)
    {
        var best = Clusters.MaxBy(c => c.Members.Count(m => Truth[m.AccountId].Archetype == archetype))!;
        var own = best.Members.Count(m => Truth[m.AccountId].Archetype == archetype);
        return (best, own, best.Size - own);
    }

    public int Flagged(Func<(string Label, string Archetype), bool> which) => Truth.Count(t => which(t.Value) && Scores.TryGetValue(t.Key, out var s) && s.Value >= QueueLine.Probability);
}
