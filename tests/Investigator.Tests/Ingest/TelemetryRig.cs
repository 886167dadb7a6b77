using System.Text;
using Investigator.Domain.Ingest;
using Investigator.Domain.Text;
using Investigator.Domain.Usage;
using Investigator.Telemetry;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.Ingest;

/// <summary>A real store in a folder of its own, with the way in. The folder goes with the rig unless it is lent to another one.</summary>
internal sealed class TelemetryRig : IDisposable
{
    private readonly bool _ownsFolder;
    private readonly BatchWriter _writer;
    private readonly NetworkAtlas _atlas;

    public TelemetryRig(string? folder = null, Action<TelemetryOptions>? configure = null, string? mappings = null)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? NewFolder();
        Options = new() { DataFolder = Folder, Threads = 2 };
        configure?.Invoke(Options);
        Store = TelemetryStore.Open(Options);
        _writer = new(Store, Options, Clock);
        _atlas = new(Options);
        News = new();
        var catalogue = new FormatCatalogue(new FormatOptions { Mappings = mappings });
        var readers = new LogReaders(catalogue, Options, Clock);
        Watched = WatchedFamilyTable.Load(Store);
        var prompts = new PromptReader(PromptFamilies.BuiltIn, Watched);
        Ingest = new(Store, _writer, readers, prompts, _atlas, News, Options, Clock);
        Formats = new LogFormats(catalogue, readers);
        Redrive = new Redrive(Store, _writer, readers, prompts, _atlas, News, Clock);
        Coverage = new DuckDbCoverage(Store);
        Quarantine = new DuckDbQuarantine(Store);
        Ledger = new DuckDbLedger(Store, Clock);
        Files = new DuckDbFileLedger(Store);
    }

    public string Folder { get; }

    public TelemetryOptions Options { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TelemetryStore Store { get; }

    public News News { get; }

    public WatchedFamilies Watched { get; }

    /// <summary>Retention and sorting of days, as the host runs them.</summary>
    public TelemetryUpkeep Upkeep => new(Store, _writer, new(Store, [new ConfiguredHolds(Microsoft.Extensions.Options.Options.Create(Options))], Options, Clock), new(Store, Options, Clock));

    public DuckDbIngest Ingest { get; }

    public ILogFormats Formats { get; }

    public IRedrive Redrive { get; }

    public ICoverage Coverage { get; }

    public IQuarantine Quarantine { get; }

    public IIngestLedger Ledger { get; }

    public IFileLedger Files { get; }

    public static string NewFolder() => Directory.CreateTempSubdirectory("investigator-tests-").FullName;

    public Task<IngestSummary> EventsAsync(params string[] lines) => EventsFromAsync("test.ndjson", lines);

    public Task<IngestSummary> EventsFromAsync(string source, params string[] lines) => BytesAsync(IngestStream.Events, source, Utf8(lines));

    public Task<IngestSummary> AccountsAsync(params string[] lines) => BytesAsync(IngestStream.Accounts, "accounts.ndjson", Utf8(lines));

    public async Task<IngestSummary> BytesAsync(IngestStream kind, string source, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await Ingest.IngestAsync(kind, source, stream, null, CancellationToken.None);
    }

    /// <summary>Delivers a log of any format.</summary>
    public async Task<IngestSummary> LogAsync(string format, string source, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await Ingest.IngestAsync(IngestStream.Events, format, source, stream, null, CancellationToken.None);
    }

    public async Task<T> OneAsync<T>(string sql) => (await Store.AskAsync(sql, [], row => row.GetFieldValue<T>(0), CancellationToken.None))[0];

    public Task<long> CountAsync(string table) => OneAsync<long>($"SELECT count(*) FROM {table}");

    public async Task<string?> ReasonAsync() =>
        (await Store.AskAsync("SELECT reason FROM quarantine ORDER BY batch_id DESC, line DESC LIMIT 1", [], row => row.GetString(0), CancellationToken.None)).FirstOrDefault();

    public void Dispose()
    {
        _writer.Dispose();
        _atlas.Dispose();
        Store.Dispose();
        if (_ownsFolder) Directory.Delete(Folder, recursive: true);
    }

    public static byte[] Utf8(params string[] lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
