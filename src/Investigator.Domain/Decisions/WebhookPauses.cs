namespace Investigator.Domain.Decisions;

/// <summary>How long an outbox waits between attempts: five seconds, then ever longer, up to a day and a half in all, as the Standard Webhooks specification advises.</summary>
public static class WebhookPauses
{
    private static readonly TimeSpan[] s_pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(16),
    ];

    /// <summary>After so many attempts a message is given up.</summary>
    public static int MostAttempts { get; } = s_pauses.Length + 1;

    /// <summary>The pause after the <paramref name="attempts"/>th attempt, from 80 to 120 % of the plan.</summary>
    /// <param name="attempts">1 to <see cref="MostAttempts"/> - 1.</param>
    /// <param name="chance">0 to 1: where in that range.</param>
    public static TimeSpan After(int attempts, double chance) => s_pauses[attempts - 1] * (0.8 + (0.4 * chance));
}
