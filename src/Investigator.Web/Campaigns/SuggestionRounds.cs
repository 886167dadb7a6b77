using System.Threading.Channels;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;

namespace Investigator.Web.Campaigns;

/// <summary>Lets the rules that go on judge what is suggested: after every analysis, and when cases changed.</summary>
internal sealed class SuggestionRounds(ISuggestions suggestions, News news, TimeProvider clock, ILogger<SuggestionRounds> log) : BackgroundService
{
    // Acts come in bursts; one look serves them all.
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(3);

    private readonly Channel<bool> _wishes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var results = news.ResultsReplaced.Subscribe(() => _wishes.Writer.TryWrite(true));
        using var cases = news.CasesChanged.Subscribe(() => _wishes.Writer.TryWrite(true));
        _wishes.Writer.TryWrite(true);
        while (!stoppingToken.IsCancellationRequested)
        {
            await _wishes.Reader.ReadAsync(stoppingToken);
            await Task.Delay(s_quiet, clock, stoppingToken);
            var began = clock.GetTimestamp();
            await Rounds.DoAsync(FollowAsync, broken => Log.SuggestionsBroke(log, broken), stoppingToken);
            await Task.Delay(10 * clock.GetElapsedTime(began), clock, stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        foreach (var campaign in await suggestions.FollowedAsync(ct))
            if (await suggestions.FollowAsync(campaign, ct) is > 0 and var judged) Log.SuggestionsJudged(log, judged, campaign);
    }
}
