using Investigator.Simulator.Worlds;

namespace Investigator.Tests.Simulator;

/// <summary>A small world, written once for all tests of the class.</summary>
public sealed class WorldFiles : IAsyncLifetime, IDisposable
{
    public static readonly WorldOptions Options = new() { Seed = 7, Scale = 0.1 };

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("world").FullName;
    public WorldSummary Summary { get; private set; } = new();
    public string[] Events { get; private set; } = [];
    public string[] Accounts { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Summary = await World.WriteAsync(Options, Directory, progress: null, CancellationToken.None);
        Events = await File.ReadAllLinesAsync(Path.Combine(Directory, "events.ndjson"));
        Accounts = await File.ReadAllLinesAsync(Path.Combine(Directory, "accounts.ndjson"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
