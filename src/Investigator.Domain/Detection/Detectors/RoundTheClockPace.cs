using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that have no night where their peers have one.</summary>
public sealed class RoundTheClockPace(RoundTheClockPaceOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "round-the-clock-pace", 1, "Works without rest",
        "The quietest eight hours of its day hold a share of requests that peers, who sleep somewhere, don't have. The hours are its own, so the time zone doesn't matter.",
        "Servers, agents, support bots and teams around the world on one account.",
        ["time"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var night = population.Measure(
            p => p.Requests >= options.FewestRequests && p.ActiveDays >= options.FewestDays ? (double)p.InQuietHours / p.Requests : null, new(options.Floor));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (night.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, options.From);
            if (strength <= 0) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"The quietest eight hours of its day hold {standing.Value * 100:0} % of its {profile.Requests:N0} requests (33 % would be no night at all); half of its peers stay below {standing.Median * 100:0.#} %, and it lies {standing.Distance:0.#} spreads above them. On half of its {profile.ActiveDays} active days it rests {profile.DailyRestHours ?? 0:0.#} hours or less at a stretch."),
                standing.PeerGroup,
                [standing.ToMeasure("Requests in its quietest eight hours", "%", 100), new("Longest daily rest", profile.DailyRestHours ?? 0, "h", null, null)]));
        }
        return population.HitsAsync(Info, EventChoice.Any, findings, ct);
    }
}

/// <summary>When lack of rest is odd.</summary>
public sealed class RoundTheClockPaceOptions
{
    /// <summary>Fewest active days. Default 3: one long night is nobody's habit.</summary>
    [Range(2, 365)]
    public int FewestDays { get; set; } = 3;

    /// <summary>Fewest requests. Default 40: with fewer the quietest hours are empty by chance.</summary>
    [Range(8, 1_000_000)]
    public int FewestRequests { get; set; } = 40;

    /// <summary>Spread that peers are taken to have at least, as a share. Default 0.03.</summary>
    [Range(0.001, 1)]
    public double Floor { get; set; } = 0.03;

    /// <summary>Spreads above the peers' median where surprise begins. Default 3.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 3;
}
