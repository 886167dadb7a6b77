using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Benchmarks.Ingest;

/// <summary>The timeline of a campaign as large as the largest known ones.</summary>
public sealed class LargeCampaign : IBenchmark
{
    private const int Accounts = 25_000;

    public string Name => "Campaign_of_25000_accounts";

    public string Target => "[EVENTS]: hourly series of 25,000 accounts over a month in 300 ms";

    public int Run(IReadOnlyList<string> arguments)
    {
        using var store = new LoadedStore(arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000, Accounts);
        List<AccountId> pool = [.. Enumerable.Range(0, Accounts).Select(i => new AccountId(string.Create(CultureInfo.InvariantCulture, $"acc-{i:d6}")))];
        var (median, _) = Timed.Ask("hourly series", 10, _ => store.Usage.TimelineAsync(pool, TimeWindow.Always, TimeSpan.FromHours(1), CancellationToken.None));
        return median <= 300 ? 0 : 1;
    }
}
