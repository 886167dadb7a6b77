using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Decisions;

/// <summary>Sends what is due in the outboxes: at least once, signed, to the address as it was given. Redirects are not followed and answers are not read.</summary>
public sealed class WebhookSender(IWebhookOutbox outbox, SignedPost post, News news, EnforcementMeter meter, TimeProvider clock, ILogger<WebhookSender> log) : BackgroundService
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string Client = "webhooks";

    private const int AtOnce = 20;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(3); // longer than a whole round may take

    /// <summary>Sends one round.</summary>
    /// <returns>How many messages were tried.</returns>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var due = await outbox.TakeAsync(AtOnce, Hold, ct);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct }, async (message, stop) =>
        {
            var trouble = await SendAsync(message, stop);
            meter.Sent(trouble is null);
            await outbox.TriedAsync(message.Id, trouble, stop);
        });
        if (due.Count > 0) news.CasesChanged.Raise();
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Rounds.DoAsync(SendAllDueAsync, broken => Log.WebhooksBroke(log, broken), stoppingToken);
        }
    }

    private async Task SendAllDueAsync(CancellationToken ct)
    {
        while (await SendDueAsync(ct) == AtOnce) continue;
    }

    private async Task<string?> SendAsync(DueMessage message, CancellationToken ct)
    {
        if (message.Secret is not { } secret) return "The signing secret can't be read: the console's keys that protect it are gone. End this webhook and make a new one.";
        return await post.SendAsync(Client, new($"msg_{message.Id:N}", message.Url, secret, "application/json", WebhookBody.Bytes(message)), ct);
    }
}
