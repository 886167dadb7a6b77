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
    IServiceProvider services, IOptions<IngestLimits> options, WatchState state, TimeProvider clock, ILogger<WatchedFolder> log) : BackgroundService
{
    private static readonly string[] Unfinished = [".tmp", ".part", ".partial", ".crdownload", ".swp"];

    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, // a link could lead anywhere
    };

    private readonly Dictionary<string, (long Bytes, DateTimeOffset ChangedAt)> _known = new(StringComparer.Ordinal);

    /// <summary>Looks through the folder once. A file that can't be opened waits for the next look and holds up no other.</summary>
    /// <returns>How many files were taken or refused.</returns>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var folder = Path.GetFullPath(options.Value.Watch!);
        var (taken, waiting) = (0, new List<(string, string)>());
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Deep).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.FullName, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(folder, file.FullName);
            try
            {
                if (await IsNewAsync(file, path, ct) is not { } now) continue;
                await services.GetRequiredService<IFileLedger>().NoteAsync(await TakeAsync(file, path, now, ct), ct);
                _known[path] = now;
                taken++;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Taken away between the look and the reading: whoever moved it knows.
            }
            catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or IngestStopped { InnerException: IOException or UnauthorizedAccessException })
            {
                waiting.Add((path, closed.Message));
                Log.WatchedFileWaits(log, path, closed.Message);
            }
        }
        (state.LookedAt, state.Problem, state.Waiting) = (clock.GetUtcNow(), null, waiting);
        return taken;
    }

    /// <returns>Its size and time, if it has lain still and was not taken as it is; <c>null</c>: leave it alone.</returns>
    private async Task<(long Bytes, DateTimeOffset ChangedAt)?> IsNewAsync(FileInfo file, string path, CancellationToken ct)
    {
        if (file.Name[0] == '.' || Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)) return null;
        var now = (Bytes: file.Length, ChangedAt: Cut(file.LastWriteTimeUtc));
        if (clock.GetUtcNow() - now.ChangedAt < options.Value.WatchQuiet) return null;
        if (_known.TryGetValue(path, out var known)) return known == now ? null : now;
        // A refused file is tried anew after a restart: by then a mapping may be there.
        if (await services.GetRequiredService<IFileLedger>().FindAsync(path, ct) is not { Refusal: null } before || (before.Bytes, before.ChangedAt) != now) return now;
        _known[path] = now;
        return null;
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
                // A folder that is gone, a full disk, a store in use: said on the page and in the log, and tried again at the next look.
                state.Problem = broken.Message;
                Log.WatchBroke(log, broken);
            }
            await Task.Delay(options.Value.WatchEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TakenFile> TakeAsync(FileInfo file, string path, (long Bytes, DateTimeOffset ChangedAt) now, CancellationToken ct)
    {
        var kind = file.Name.StartsWith("accounts", StringComparison.OrdinalIgnoreCase) ? IngestStream.Accounts : IngestStream.Events;
        await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        try
        {
            var summary = await services.GetRequiredService<IUsageIngest>().IngestAsync(kind, options.Value.WatchFormat, "watch:" + path, content, null, ct);
            Log.WatchedFileTaken(log, path, summary.Accepted, summary.Duplicates, summary.Quarantined);
            return new(path, now.Bytes, now.ChangedAt, summary, clock.GetUtcNow(), null);
        }
        catch (UnknownFormat refused)
        {
            Log.WatchedFileRefused(log, path, refused.Message);
            return new(path, now.Bytes, now.ChangedAt, IngestSummary.Nothing, clock.GetUtcNow(), refused.Message);
        }
    }

    // The ledger keeps microseconds.
    private static DateTimeOffset Cut(DateTime utc) => new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
