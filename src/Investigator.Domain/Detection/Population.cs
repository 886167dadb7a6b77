using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>All accounts of one analysis and their peers: read once, looked at by every detector.</summary>
/// <param name="only">The accounts whose hits are wanted; the others are peers alone. <c>null</c>: all.</param>
public sealed class Population(TimeWindow window, IReadOnlyList<AccountProfile> profiles, IUsageQuestions usage, IReadOnlySet<AccountId>? only = null)
{
    /// <summary>Most event ids that a hit carries.</summary>
    public const int EventsShown = 50;

    public TimeWindow Window => window;

    /// <summary>The accounts whose hits are wanted; <c>null</c>: all.</summary>
    public IReadOnlyCollection<AccountId>? Only => only;

    /// <summary>By account id (ordinal).</summary>
    public IReadOnlyList<AccountProfile> Profiles => profiles;

    /// <summary>Where each account stands among its peers in one number. O(n log n).</summary>
    public PeerMeasure Measure(Func<AccountProfile, double?> value, PeerMeasureShape shape) => new(Peers, value, shape);

    private PeerGroups Peers => field ??= new(profiles, window.To);

    /// <inheritdoc cref="IUsageQuestions.NetworksAsync"/>
    public Task<IReadOnlyList<NetworkUse>> NetworksAsync(int fewest, CancellationToken ct) => usage.NetworksAsync(window, fewest, only, ct);

    /// <inheritdoc cref="IUsageQuestions.StrangersAsync"/>
    public Task<IReadOnlyList<StrangeUse>> StrangersAsync(IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct) => usage.StrangersAsync(window, asked, ct);

    /// <inheritdoc cref="IUsageQuestions.SecondHandsAsync"/>
    public Task<IReadOnlyList<SecondHands>> SecondHandsAsync(SecondHandsAsked asked, CancellationToken ct) => usage.SecondHandsAsync(window, asked, only, ct);

    /// <summary>Turns findings into hits, fetching the events behind them in one question.</summary>
    public async Task<IReadOnlyList<Hit>> HitsAsync(DetectorInfo detector, EventChoice choice, IReadOnlyList<Finding> findings, CancellationToken ct)
    {
        if (only is not null) findings = [.. findings.Where(f => only.Contains(f.Account))];
        if (findings.Count == 0) return [];
        var samples = await usage.SampleAsync(
            window, choice, [.. findings.Select(f => new EventsAsked(f.Account, f.Events))], EventsShown, ct).ConfigureAwait(false);
        return [.. findings.Select(f =>
        {
            var sample = samples.GetValueOrDefault(f.Account);
            return Hit.Of(detector, f.Account, window, f.Strength,
                new(f.Sentence, f.PeerGroup, f.Measures, sample?.EventIds ?? [], sample?.EventCount ?? 0));
        })];
    }
}

/// <summary>A hit before its events are known.</summary>
/// <param name="Events">Which events are behind it; see <see cref="EventChoice"/>.</param>
public sealed record Finding(
    AccountId Account, double Strength, string Sentence, string PeerGroup, IReadOnlyList<Measure> Measures, string Events = "");
