using System.Diagnostics;
using System.Globalization;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Casework;

/// <summary>One freeze of a whole campaign, with the evidence of each account as it is then (a score and three hits), stream and audit, and its undoing beside it. On SQLite.</summary>
public sealed class FreezeOf25000Accounts : IBenchmark
{
    private const int Rounds = 5;
    private const double BarSeconds = 60;

    private const int HitsEach = 3;

    private static readonly DateTimeOffset s_noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    public string Name => "freeze-of-25000-accounts";

    public string Target => "one freeze of 25,000 accounts in 60 s, the slowest of five; arguments: accounts";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 25_000).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-freeze-").FullName;
        await using var services = new ServiceCollection().AddLogging().AddCasework(new ConfigurationBuilder().Build(), folder).BuildServiceProvider();
        await services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
        await services.GetRequiredService<IAnalysisResults>().ReplaceAsync(Found([.. Enumerable.Range(0, accounts).Select(n => new AccountId($"acc-{n}"))]), Analysis, CancellationToken.None);
        var (campaigns, freezes) = (services.GetRequiredService<ICampaignDesk>(), services.GetRequiredService<IFreezeDesk>());
        var pool = (await campaigns.StartAsync(s_analyst, "Pool", null, [.. Enumerable.Range(0, accounts).Select(n => new AccountId($"acc-{n}"))], "queue", CancellationToken.None)).Value!;
        await campaigns.JudgeAsync(s_analyst, pool.Id, pool.Version, null, MemberStatus.Confirmed, "One card.", CancellationToken.None);

        var (frozen, undone) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var done = await freezes.FreezeCampaignAsync(s_analyst, pool.Id, accounts, "Harvest.", TimeProvider.System.GetUtcNow().AddDays(1), CancellationToken.None);
            frozen.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            if (done.Value is not { } receipt || receipt.Accounts != accounts || await freezes.UndoAsync(s_analyst, receipt.ActId, CancellationToken.None) is not null) return 1;
            undone.Add(watch.Elapsed.TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite {new SqliteConnection().ServerVersion}, {accounts:N0} accounts with {HitsEach} hits each, {Rounds} rounds: freeze median {frozen.Order().ElementAt(Rounds / 2):N1} s, slowest {frozen.Max():N1} s, bar {BarSeconds:N0} s; undo median {undone.Order().ElementAt(Rounds / 2):N1} s"));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return frozen.Max() <= BarSeconds ? 0 : 1;
    }

    private static AnalysisRun Analysis => AnalysisRun.Of(Guid.CreateVersion7(), s_noon, s_noon, s_noon, RunOutcome.Done, "", new(1, 2, 3, 4, 5, 6), [new("link", 1.5)]);

    private static AnalysisResults Found(IReadOnlyList<AccountId> accounts)
    {
        var day = new TimeWindow(s_noon.AddDays(-1), s_noon);
        var evidence = new Evidence("97 % of 812 requests share one prompt shape.", "individual accounts", [new("share", 0.97, "%", 0.04, 0.31)], [.. Enumerable.Range(0, 50).Select(n => $"evt-{n}")], 812);
        var score = new Score(0.9, [new("detector-0", evidence.Sentence, 3.2)]);
        return new(
            s_noon, [.. accounts.SelectMany(a => Enumerable.Range(0, HitsEach).Select(n => Hit.Of(new($"detector-{n}", 1, "One", "One prompt shape.", "Templates.", []), a, day, 0.9, evidence)))], [], [],
            [.. accounts.Select(a => AccountScore.Of(a, score, null, 812, day, s_noon))]);
    }
}
