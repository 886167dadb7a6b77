using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Investigator.Telemetry.Ingest;
using Investigator.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Ingest;

/// <summary>A folder, the console's watching of it, and a real store; it can be restarted like a console.</summary>
internal sealed class AWatchedFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("investigator-watch-");
    private ServiceProvider _services;

    public AWatchedFolder()
    {
        Directory.CreateDirectory(Path(""));
        (_services, Watched, State) = Start();
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow.AddHours(1)); // every file written by a test has lain still

    public WatchedFolder Watched { get; private set; }

    public WatchState State { get; private set; }

    public IIngestLedger Ledger => _services.GetRequiredService<IIngestLedger>();

    public IFileLedger Files => _services.GetRequiredService<IFileLedger>();

    public IUsageIngest Ingest => _services.GetRequiredService<IUsageIngest>();

    public string Path(string name) => System.IO.Path.Combine(_root.FullName, "watched", name);

    public string Mappings => Directory.CreateDirectory(System.IO.Path.Combine(_root.FullName, "mappings")).FullName;

    public Task<int> LookAsync() => Watched.LookAsync(CancellationToken.None);

    /// <summary>Writes a file with a time of its own, so that a second writing is seen as one.</summary>
    public async Task WriteAsync(string name, string text, int minute = 0)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        await File.WriteAllTextAsync(Path(name), text);
        File.SetLastWriteTimeUtc(Path(name), Clock.GetUtcNow().UtcDateTime.AddHours(-1).AddMinutes(minute));
    }

    public async Task<long> EventsAsync() => (await Ledger.StoredAsync(CancellationToken.None)).Events;

    public async Task<TakenFile?> FileAsync(string name) => await Files.FindAsync(name, CancellationToken.None);

    /// <summary>The process ended and another one opened the same stores.</summary>
    public void Restart()
    {
        Stop();
        (_services, Watched, State) = Start();
    }

    public void Dispose()
    {
        Stop();
        _root.Delete(recursive: true);
    }

    private void Stop()
    {
        Watched.Dispose();
        _services.Dispose();
    }

    private (ServiceProvider, WatchedFolder, WatchState) Start()
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        services.AddTelemetry(options => options.DataFolder = System.IO.Path.Combine(_root.FullName, "data"));
        services.Configure<FormatOptions>(options => options.Mappings = Mappings);
        var built = services.BuildServiceProvider();
        var limits = Options.Create(new IngestLimits { Watch = Path("") });
        var state = new WatchState(limits);
        return (built, new WatchedFolder(built, limits, state, Clock, NullLogger<WatchedFolder>.Instance), state);
    }
}
