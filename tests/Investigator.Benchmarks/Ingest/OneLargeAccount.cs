using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Benchmarks.Ingest;

/// <summary>What the page of an account with a million requests reads.</summary>
public sealed class OneLargeAccount : IBenchmark
{
    public string Name => "Account_of_1M_requests";

    public string Target => "[EVENTS]: page data p95 100 ms, one day 20 ms, open to first answer 3 s";

    public int Run(IReadOnlyList<string> arguments)
    {
        using var store = new LoadedStore(arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000, accounts: 1);
        var (usage, account, start) = (store.Usage, new AccountId("acc-000000"), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Timed.Ask("identity and totals", 20, _ => usage.FindAsync(account, CancellationToken.None));
        Timed.Ask("hours of the week", 20, _ => usage.HourOfWeekAsync(account, TimeWindow.Always, CancellationToken.None));
        Timed.Ask("resources", 20, _ => usage.ResourcesAsync(account, CancellationToken.None));
        Timed.Ask("sessions, first 50", 20, _ => usage.SessionsAsync(account, TimeWindow.Always, 0, 50, CancellationToken.None));
        var page = Timed.Ask("page data, all four one after the other", 20, async _ =>
        {
            await usage.FindAsync(account, CancellationToken.None);
            await usage.HourOfWeekAsync(account, TimeWindow.Always, CancellationToken.None);
            await usage.ResourcesAsync(account, CancellationToken.None);
            await usage.SessionsAsync(account, TimeWindow.Always, 0, 50, CancellationToken.None);
        });
        var day = Timed.Ask("one day by the hour", 25, i => usage.TimelineAsync(
            [account], new(start.AddDays(i), start.AddDays(i + 1)), TimeSpan.FromHours(1), CancellationToken.None));
        return page.P95 <= 100 && day.Median <= 20 && store.OpenSeconds <= 3 ? 0 : 1;
    }
}
