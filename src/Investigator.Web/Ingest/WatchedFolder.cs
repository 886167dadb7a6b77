using System.Data.Common;
using Investigator.Domain.Ingest;
using Investigator.Telemetry;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>
/// Takes the files that appear in a folder, each once. What was taken stands in a ledger beside the events, so that a restart takes nothing twice; a process that
/// dies in the middle of a file reads it again from its beginning, and what it had stored counts as duplicates.
/// </summary>
internal sealed class WatchedFolder(
    IServiceProvider services, IOptions<IngestLimits> options, TimeProvider clock, ILogger<WatchedFolder> log) : BackgroundService
{
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".swp"];

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, // a link could lead anywhere
    };

    private readonly Dictionary<string, (long Bytes, DateTimeOffset ChangedAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Looks through the folder once.</summary>
    /// <returns>How many files were taken or refused.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var folder = Path.GetFullPath(options.Value.Watch!);
        var taken = 0;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Deep).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.FullName, StringComparer.Ordinal))
        {
            var state = (Bytes: file.Length, ChangedAt: Cut(file.LastWriteTimeUtc));
            if (file.Name[0] == '.' || Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)) continue;
            if (clock.GetUtcNow() - state.ChangedAt < options.Value.WatchQuiet) continue;
            var path = Path.GetRelativePath(folder, file.FullName);
            if (_known.TryGetValue(path, out var known) && known == state) continue;

            var ledger = services.GetRequiredService<IFileLedger>();
            // A refused file is tried anew after a restart: by then a mapping may be there.
            if (!_known.ContainsKey(path) && await ledger.FindAsync(path, ct) is { Refusal: null } before && (before.Bytes, before.ChangedAt) == state)
            {
                _known[path] = state;
                continue;
            }
            await ledger.NoteAsync(await TakeAsync(file, path, state, ct), ct);
            _known[path] = state;
            taken++;
        }
        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.Watch)) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or IngestStopped or TelemetryUnavailable or DbException)
            {
                // A folder that is gone, a full disk, a store in use: said in the log, and tried again at the next look.
                Log.WatchBroke(log, broken);
            }
            await Task.Delay(options.Value.WatchEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TakenFile> TakeAsync(FileInfo file, string path, (long Bytes, DateTimeOffset ChangedAt) state, CancellationToken ct)
    {
        var kind = file.Name.StartsWith("accounts", StringComparison.OrdinalIgnoreCase) ? IngestStream.Accounts : IngestStream.Events;
        await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        try
        {
            var summary = await services.GetRequiredService<IUsageIngest>().IngestAsync(kind, options.Value.WatchFormat, "watch:" + path, content, null, ct);
            Log.WatchedFileTaken(log, path, summary.Accepted, summary.Duplicates, summary.Quarantined);
            return new(path, state.Bytes, state.ChangedAt, summary, clock.GetUtcNow(), null);
        }
        catch (UnknownFormat refused)
        {
            Log.WatchedFileRefused(log, path, refused.Message);
            return new(path, state.Bytes, state.ChangedAt, IngestSummary.Nothing, clock.GetUtcNow(), refused.Message);
        }
    }

    // The ledger keeps microseconds.
    private static DateTimeOffset Cut(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
