using Investigator.Domain.Sharing.Alerts;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>Lines at the end of a file. It is opened for each attempt, so that a log rotation may move it away at any time, and written through to the disk.</summary>
internal sealed class FileWire(IOptions<AlertOptions> options) : IAlertWire
{
    public bool Serves(AlertTransport transport) => transport is AlertTransport.File;

    public async Task<string?> SendAsync(DueAlerts due, IAlertFormat format, CancellationToken ct)
    {
        if (options.Value.Folder is not { } folder) return "No folder is configured: set Alerts:Folder.";
        try
        {
            var file = new FileStream(Path.Combine(folder, due.Address), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            await using var fileHeld = file;
            if (await IsTornAsync(file, ct)) file.WriteByte((byte)'\n');
            await file.WriteAsync(format.Lines(due.Alerts), ct);
            file.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            return $"The file can't be written: {broken.Message}";
        }
    }

    // A process that died while it wrote left half a line: the next one starts anew. The whole line comes again behind it.
    private static async Task<bool> IsTornAsync(FileStream file, CancellationToken ct)
    {
        if (file.Length == 0) return false;
        file.Seek(-1, SeekOrigin.End);
        var last = new byte[1];
        await file.ReadExactlyAsync(last, ct);
        return last[0] != '\n';
    }
}
