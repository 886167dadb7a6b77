using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Triage;

/// <summary>A simulated world, ingested and analysed once for all tests of a class.</summary>
public sealed class AnalysedWorld : IAsyncLifetime
{
    public static WorldOptions Options { get; } = new()
    {
        // Other worlds than the one of every run: INVESTIGATOR_TEST_WORLD="seed scale".
        Seed = Said is [var seed, _] ? int.Parse(seed, CultureInfo.InvariantCulture) : 7,
        Scale = Scale,
        // Three pools, so that what a test says of one is not the doing of another that works by the same recipes; evaluate and eng/judge look at all families together.
        Plan = new() { Campaigns = [.. WorldPlan.Usual(Scale).Where(plan => plan.Family is "hydra" or "reasoning-elicitation" or "stolen-key")] },
    };

    private static double Scale => Said is [_, var scale] ? double.Parse(scale, CultureInfo.InvariantCulture) : 0.3;

    private static string[] Said => (Environment.GetEnvironmentVariable("INVESTIGATOR_TEST_WORLD") ?? "").Split(' ');

    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-world-").FullName;

    internal AnalysisRig Rig { get; private set; } = null!;

    public AnalysisRun Run { get; private set; } = null!;

    public IReadOnlyDictionary<AccountId, (string Label, string Archetype, string Campaign)> Truth { get; private set; } = new Dictionary<AccountId, (string, string, string)>();

    public IReadOnlyDictionary<AccountId, AccountScore> Scores { get; private set; } = new Dictionary<AccountId, AccountScore>();

    public IReadOnlyList<Cluster> Clusters { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Rig = await AnalysisRig.OpenAsync();
        await Rig.LoadAsync(Options, _folder);
        Truth = (await File.ReadAllLinesAsync(Path.Combine(_folder, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(','))
            .ToDictionary(row => new AccountId(row[0]), row => (row[1], row[2], row[3]));
        Run = await Rig.Analysis().RunAsync(new(), null, CancellationToken.None);
        (Scores, Clusters) = await ResultsAsync();
    }

    public async Task<(IReadOnlyDictionary<AccountId, AccountScore>, IReadOnlyList<Cluster>)> ResultsAsync()
    {
        var scores = new Dictionary<AccountId, AccountScore>();
        await foreach (var score in Rig.Cases.The<IScores>().AllAsync(CancellationToken.None)) scores.Add(score.AccountId, score);
        return (scores, await Rig.Cases.The<IClusters>().AllAsync(CancellationToken.None));
    }

    public Task<IReadOnlyList<Hit>> HitsAsync(AccountId account) => Rig.Cases.The<IHits>().OfAccountAsync(account, CancellationToken.None);

    /// <summary>Share of the accounts of one kind that are flagged.</summary>
    public double Flagged(string archetype)
    {
        var kind = Truth.Where(t => t.Value.Archetype == archetype).Select(t => t.Key).ToList();
        return (double)kind.Count(a => Scores.TryGetValue(a, out var s) && s.Value >= QueueLine.Probability) / kind.Count;
    }

    public async Task DisposeAsync()
    {
        await Rig.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
