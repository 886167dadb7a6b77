using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>API keys that come from more networks in one day than a sender has.</summary>
public sealed class KeyOnManyNetworks(KeyOnManyNetworksOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "key-on-many-networks", 1, "One key from many networks",
        "One API key (or one account, where keys are not named) used from far more networks in a day than among peers: a rotating proxy pool or a leaked key.",
        "Travellers, VPN users, apps that ship one key to all their users.",
        ["ip"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var networks = population.Measure(p => p.NetworksPerKey > 0 ? p.NetworksPerKey : null, new(options.Floor, Logarithmic: true));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (networks.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, options.From);
            if (strength <= 0) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"One key came from {standing.Value:N0} networks in a single day and from {profile.CountriesOfKey:N0} countries in the window; among its peers {standing.Median:0.#} in a day is usual and 99 % stay at or below {standing.High:0.#}."),
                standing.PeerGroup,
                [standing.ToMeasure("Networks of one key in a day", ""), new("Countries of that key", profile.CountriesOfKey, "", null, null)],
                profile.WidestKey ?? ""));
        }
        return population.HitsAsync(Info, EventChoice.OfKey, findings, ct);
    }
}

/// <summary>When many networks are odd.</summary>
public sealed class KeyOnManyNetworksOptions
{
    /// <summary>Spread that peers are taken to have at least, as a natural logarithm. Default 0.4: a factor of 1.5.</summary>
    [Range(0.01, 10)]
    public double Floor { get; set; } = 0.4;

    /// <summary>Spreads above the peers' median where surprise begins. Default 4: where one network is usual, more than five in a day.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 4;
}
