using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that never rest as long as their peers do.</summary>
public sealed class RoundTheClockPace(RoundTheClockPaceOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "round-the-clock-pace", 1, "Works without rest",
        "Day after day no stretch of hours without requests as long as peers take for a night.",
        "Servers, agents, support bots and teams around the world on one account.",
        ["time"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var rest = population.Measure(p => IsBusy(p) ? p.DailyRestHours : null, new(options.FloorHours, LowIsOdd: true));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (rest.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, options.From);
            if (strength <= 0) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"On half of its {profile.ActiveDays} active days it rests {standing.Value:0.#} hours or less at a stretch; peers as busy usually rest {standing.Median:0.#}, and it lies {standing.Distance:0.#} spreads below them."),
                standing.PeerGroup,
                [standing.ToMeasure("Longest daily rest", "h"), new("Requests per active day", (double)profile.Requests / profile.ActiveDays, "", null, null)]));
        }
        return population.HitsAsync(Info, EventChoice.Any, findings, ct);
    }

    // Who sends little has long gaps by chance: only busy accounts are compared, and only with busy ones.
    private bool IsBusy(AccountProfile p) => p.ActiveDays >= options.FewestDays && p.Requests >= options.FewestPerDay * p.ActiveDays;
}

/// <summary>When lack of rest is odd.</summary>
public sealed class RoundTheClockPaceOptions
{
    /// <summary>Fewest active days. Default 3.</summary>
    [Range(2, 365)]
    public int FewestDays { get; set; } = 3;

    /// <summary>Fewest requests per active day. Default 8: below that gaps say nothing about rest.</summary>
    [Range(2, 10_000)]
    public int FewestPerDay { get; set; } = 8;

    /// <summary>Spread that peers are taken to have at least, in hours. Default 1.5.</summary>
    [Range(0.1, 24)]
    public double FloorHours { get; set; } = 1.5;

    /// <summary>Spreads below the peers' median where surprise begins. Default 2: rest can't be less than none, so distances stay small.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 2;
}
