using Investigator.Domain.Decisions;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Decisions;

/// <summary>Lets the facts behind decisions go that ended long enough ago, where a time is set; at start, then every ten minutes.</summary>
internal sealed class EvidenceRounds(IEvidenceRetention evidence, IEnumerable<ILegalHolds> holds, IOptions<EnforcementOptions> options, TimeProvider clock, ILogger<EvidenceRounds> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.EvidenceRetention is not { } after) return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(10), clock);
        do
        {
            await Rounds.DoAsync(ct => ForgetAsync(after, ct), broken => Log.EvidenceBroke(log, broken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ForgetAsync(TimeSpan after, CancellationToken ct)
    {
        // Who can't say what is held throws, and nothing goes.
        var held = new HashSet<AccountId>();
        foreach (var source in holds) held.UnionWith(await source.HeldAccountsAsync(ct));
        var all = 0;
        while (await evidence.ForgetAsync(after, held, ct) is > 0 and var gone) all += gone;
        if (all > 0) Log.EvidenceGone(log, all);
    }
}
