using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>Tells the destinations what is new, one after the other: each at least once, in order, from where it stands. One that is down holds up nobody else.</summary>
internal sealed class AlertSender(IAlertFeed feed, IEnumerable<IAlertWire> wires, IOptions<AlertOptions> options, News news, TimeProvider clock, ILogger<AlertSender> log) : BackgroundService
{
    private const int AtOnce = 500;
    private const int MostRounds = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Sends what is due.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var attempts = 0;
        while (attempts < MostRounds && await feed.TakeAsync(AtOnce, options.Value.Timeout + TimeSpan.FromMinutes(1), ct) is { } due)
        {
            attempts++;
            await feed.TriedAsync(due, await SendAsync(due, ct), ct);
        }

        if (attempts > 0) news.CasesChanged.Raise();
        return attempts;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Rounds.DoAsync(SendDueAsync, broken => Log.AlertsBroke(log, broken), stoppingToken);
    }

    private async Task<string?> SendAsync(DueAlerts due, CancellationToken ct)
    {
        if (AlertFormats.Find(due.Format) is not { } format) return $"The form {due.Format} is none that this version writes. End this destination and make a new one.";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(options.Value.Timeout);
        try
        {
            return await wires.Single(w => w.Serves(due.Transport)).SendAsync(due, format, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return "It did not answer in time.";
        }
    }
}
