using System.Text.Json;
using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

/// <summary>A world whose pools hide as well as they can, one row for each private person in it: what is superficial about the record and about one request of theirs.</summary>
public sealed class QuietWorld : IAsyncLifetime
{
    // What is excluded here is the behaviour itself: text, who shares what with whom, thinking, days and hours.
    private static readonly string[] s_behaviour = ["prompt", "system_prompt", "reasoning_tokens", "country", "asn", "cached_tokens", "turn", "segment"];

    public IReadOnlyList<(IReadOnlyDictionary<string, string> Fields, bool Fraud)> People { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("world").FullName;
        var plan = new WorldPlan { Campaigns = [Of("hydra"), Of("low-and-slow"), Of("reasoning-elicitation"), Of("pool-relay"), Of("tool-trajectories")] };
        await World.WriteAsync(new() { Seed = 19, Scale = 1.6, Days = 7, Plan = plan }, folder, progress: null, CancellationToken.None);
        var truth = (await File.ReadAllLinesAsync(Path.Combine(folder, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[0], row => (Fraud: row[1] == "fraud", Archetype: row[2]), StringComparer.Ordinal);
        var requests = new Dictionary<string, (int Seen, string Line)>(StringComparer.Ordinal);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, "events.ndjson")))
        {
            var account = WorldFiles.Field(line, "account_id");
            // one request for each, any with the same chance
            var seen = requests.TryGetValue(account, out var one) ? one.Seen + 1 : 1;
            requests[account] = (seen, seen == 1 || Rng.Mix(Rng.Of(line)) % (ulong)seen == 0 ? line : one.Line);
        }
        People = [.. from line in await File.ReadAllLinesAsync(Path.Combine(folder, "accounts.ndjson"))
                     let id = WorldFiles.Field(line, "account_id")
                     where (truth[id].Fraud || truth[id].Archetype is "ordinary" or "popular-persona") && WorldFiles.Field(line, "segment") is "individual" && requests.ContainsKey(id)
                     select ((IReadOnlyDictionary<string, string>)Flat("account.", line).Concat(Flat("event.", requests[id].Line)).ToDictionary(StringComparer.Ordinal), truth[id].Fraud)];
        Directory.Delete(folder, recursive: true);

        static CampaignPlan Of(string family) => new() { Family = family, Accounts = 160, Evasion = 3, PerDay = 6 };
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static IEnumerable<KeyValuePair<string, string>> Flat(string before, string line)
    {
        using var json = JsonDocument.Parse(line);
        return [.. json.RootElement.EnumerateObject().Where(p => !s_behaviour.Contains(p.Name)).Select(p => KeyValuePair.Create(before + p.Name, p.Value.ToString()))];
    }
}
