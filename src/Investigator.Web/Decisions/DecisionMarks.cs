using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Web.Campaigns;
using Investigator.Web.Triage;

namespace Investigator.Web.Decisions;

/// <summary>When a campaign's accounts were frozen, banned and let go, each act one mark.</summary>
internal sealed class DecisionMarks(IFreezeDesk desk) : IPoolMarks
{
    // A chart with more acts than these hold could not be read; the table of decisions has them all.
    private const int LookedAt = 2_000;
    private const int Most = 20;

    public async Task<IReadOnlyList<ChartMark>> OfCampaignAsync(Guid campaign, CancellationToken ct)
    {
        var decisions = (await desk.OfCampaignAsync(campaign, 0, LookedAt, ct)).Rows;
        var made = decisions.GroupBy(d => d.ActId).Select(act => new ChartMark(act.First().DecidedAt, $"{DecisionWords.Of(act.First().Kind)} of {Accounts(act.Count())}"));
        var ended = decisions.Where(d => d.EndedAt is not null).GroupBy(d => (d.ActId, d.EndedAt!.Value.Ticks / TimeSpan.TicksPerMinute))
            .Select(end => new ChartMark(end.First().EndedAt!.Value, $"{DecisionWords.Of(end.First().Kind)} of {Accounts(end.Count())} ended"));
        return [.. made.Concat(ended).OrderByDescending(mark => mark.At).Take(Most)];
    }

    private static string Accounts(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "account" : "accounts")}");
}
