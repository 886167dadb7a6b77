using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

/// <summary>A small world, written once for all tests of the class.</summary>
public sealed class WorldFiles : IAsyncLifetime, IDisposable
{
    public static readonly WorldOptions Options = new() { Seed = 7, Scale = 0.2 };

    /// <summary>The campaigns of an account; operators share pools.</summary>
    public static string[] Campaigns(string cell) => cell.Split(';', StringSplitOptions.RemoveEmptyEntries);

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("world").FullName;
    public WorldSummary Summary { get; private set; } = new();
    public string[] Events { get; private set; } = [];
    public string[] Accounts { get; private set; } = [];
    public IReadOnlyDictionary<string, (string Label, string Archetype, string Campaign)> Truth { get; private set; } = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal);
    private Dictionary<string, string> _segments = [];

    public async Task InitializeAsync()
    {
        Summary = await World.WriteAsync(Options, Directory, progress: null, CancellationToken.None);
        Events = await File.ReadAllLinesAsync(Path.Combine(Directory, "events.ndjson"));
        Accounts = await File.ReadAllLinesAsync(Path.Combine(Directory, "accounts.ndjson"));
        Truth = (await File.ReadAllLinesAsync(Path.Combine(Directory, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[0], row => (row[1], row[2], row[3]), StringComparer.Ordinal);
        _segments = Accounts.ToDictionary(line => Field(line, "account_id"), line => Field(line, "segment"), StringComparer.Ordinal);
    }

    /// <summary>A plain string field of a line, or empty.</summary>
    public static string Field(string line, string name)
    {
        var at = line.IndexOf($"\"{name}\":\"", StringComparison.Ordinal);
        if (at < 0) return "";
        at += name.Length + 4;
        return line[at..line.IndexOf('"', at)];
    }

    public static string Segment(WorldFiles world, string line) => world._segments[Field(line, "account_id")];

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
