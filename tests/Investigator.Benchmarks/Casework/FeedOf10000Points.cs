using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Investigator.Casework;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Benchmarks.Casework;

/// <summary>
/// What 10,000 enforcement points cost that follow the decisions, by how many changes there were and by how many decisions stand: readings of the store and writing of the answers, without HTTP and
/// packing. Beside it, in the same run, each point reading for itself.
/// </summary>
public sealed class FeedOf10000Points : IBenchmark
{
    private const int Take = 1000;
    private const double MostTimes = 2;

    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    public string Name => "feed-of-10000-points";

    public string Target => "the feed costs by its changes and not by what stands: one change costs at most twice as much with 25,000 decisions as with none; arguments: points, accounts";

    public int Run(IReadOnlyList<string> arguments) => RunAsync(
        arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000, arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 25_000).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(int points, int accounts)
    {
        var folder = Directory.CreateTempSubdirectory("investigator-feed-").FullName;
        await using var services = new ServiceCollection().AddLogging().AddCasework(new ConfigurationBuilder().Build(), folder).BuildServiceProvider();
        await services.GetRequiredService<CaseStore>().PrepareAsync(CancellationToken.None);
        var stream = services.GetRequiredService<IDecisionStream>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite {new SqliteConnection().ServerVersion}, {points:N0} points at once"));
        Console.WriteLine("| standing | changes | shared, processor ms a point | each for itself, processor ms a point | KB a point |");
        Console.WriteLine("|---|---|---|---|---|");
        await FreezeAsync(services, "few", 100);
        var empty = await MeasureAsync(stream, points, 100, 1);
        await MeasureAsync(stream, points, 100, 0);
        await MeasureAsync(stream, points, 100, 100);
        await FreezeAsync(services, "many", accounts);
        var full = await MeasureAsync(stream, points, accounts + 100, 1);
        await MeasureAsync(stream, points, accounts + 100, 0);
        await MeasureAsync(stream, points, accounts + 100, 100);
        await MeasureAsync(stream, points, accounts + 100, accounts);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return full <= MostTimes * empty ? 0 : 1;
    }

    private static async Task FreezeAsync(ServiceProvider services, string name, int accounts)
    {
        var (campaigns, freezes) = (services.GetRequiredService<ICampaignDesk>(), services.GetRequiredService<IFreezeDesk>());
        var pool = (await campaigns.StartAsync(s_analyst, name, null, [.. Enumerable.Range(0, accounts).Select(n => new AccountId($"{name}-{n}"))], "queue", CancellationToken.None)).Value!;
        await campaigns.JudgeAsync(s_analyst, pool.Id, pool.Version, null, MemberStatus.Confirmed, "One card.", CancellationToken.None);
        if ((await freezes.FreezeCampaignAsync(s_analyst, pool.Id, accounts, "Harvest.", TimeProvider.System.GetUtcNow().AddDays(1), CancellationToken.None)).Value is null) throw new InvalidOperationException("Not frozen.");
    }

    /// <returns>Processor milliseconds a point where they share.</returns>
    private static async Task<double> MeasureAsync(IDecisionStream stream, int points, int standing, int changes)
    {
        var since = await stream.PositionAsync(CancellationToken.None) - changes;
        var shared = new SharedChanges(stream, TimeProvider.System);
        var (together, bytes) = await CostAsync(points, since, async (from, ct) => await shared.ReadAsync(from, Take, ct) is var page ? (page.Found, page.Json(EnforcedKinds.Stops)) : default);
        // Each for itself takes minutes with many changes: fewer of them, and the cost of one is the same.
        var alone = Math.Min(points, Math.Max(20, 200_000 / Math.Max(1, changes)));
        var (apart, _) = await CostAsync(alone, since, async (from, ct) =>
            await stream.SinceAsync(from, Take, ct) is var found ? (found, JsonSerializer.SerializeToUtf8Bytes(DecisionReply.Of(found, EnforcedKinds.Stops), JsonSerializerOptions.Web)) : default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {standing:N0} | {changes:N0} | {together:N3} | {apart:N3} ({alone:N0} points) | {bytes / 1024.0:N1} |"));
        return together;
    }

    private static async Task<(double Milliseconds, double Bytes)> CostAsync(int points, long since, Func<long, CancellationToken, Task<(DecisionChanges Found, byte[] Json)>> read)
    {
        await FollowAsync(since, read);
        var (before, sent) = (Process.GetCurrentProcess().TotalProcessorTime, 0L);
        await Parallel.ForEachAsync(Enumerable.Range(0, points), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (_, _) => Interlocked.Add(ref sent, await FollowAsync(since, read)));
        return ((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / points, (double)sent / points);
    }

    private static async Task<long> FollowAsync(long since, Func<long, CancellationToken, Task<(DecisionChanges Found, byte[] Json)>> read)
    {
        for (var (bytes, from) = (0L, since); ;)
        {
            var (found, json) = await read(from, CancellationToken.None);
            (bytes, from) = (bytes + json.Length, found.Next);
            if (!found.More) return bytes;
        }
    }
}
