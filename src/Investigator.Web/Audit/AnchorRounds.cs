using System.Text;
using Investigator.Domain.Audit;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>Anchors the audit from time to time, when anything was written since the last anchor.</summary>
public sealed class AnchorRounds(IAuditLog audit, AnchorSigner signer, IOptions<AnchorOptions> options, TimeProvider clock, ILogger<AnchorRounds> log) : BackgroundService
{
    /// <summary>Why the last round failed, and when; <c>null</c>: it did not.</summary>
    public (DateTimeOffset At, string Why)? Failed { get; private set; }

    /// <summary>Signs the latest entry and writes the anchor behind it.</summary>
    /// <returns><c>null</c> when nothing was written since the last anchor.</returns>
    public async Task<AuditAnchor?> AnchorAsync(CancellationToken ct)
    {
        if ((await audit.LoadAsync(new(Take: 1), ct)).Rows is not [var latest] || latest.Act == AuditAnchor.Act) return null;
        var anchor = await signer.SignAsync(latest, clock.GetUtcNow(), ct);
        // The copy first: an anchor that is only there fits the chain all the same, one that is only in the database can be dropped with it.
        if (options.Value.AnchorCopy is { } copy) await AddAsync(copy, anchor.Line(), ct);
        await audit.AppendAsync(Person.System, AuditAnchor.Act, "audit", anchor, ct);
        return anchor;
    }

    // Whatever a process that died in the middle left behind ends before the next line begins.
    private static async Task AddAsync(string copy, string line, CancellationToken ct)
    {
        await using var file = new FileStream(copy, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n') line = "\n" + line;
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), ct);
        file.Flush(flushToDisk: true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!signer.Signs) return;
        using var timer = new PeriodicTimer(options.Value.AnchorEvery, clock);
        do await Rounds.DoAsync(RoundAsync, Broke, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        await AnchorAsync(ct);
        Failed = null;
    }

    private void Broke(Exception broken)
    {
        Failed = (clock.GetUtcNow(), broken.Message);
        Log.AnchorBroke(log, broken);
    }
}
