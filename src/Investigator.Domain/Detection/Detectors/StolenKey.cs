using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts whose key somebody else uses: a victim, not an offender. Its own work goes on from its own networks while other work comes through it from many new ones.</summary>
public sealed class StolenKey(StolenKeyOptions options) : IDetector
{
    /// <summary>The id, by which scores and clusters tell victims.</summary>
    public const string Id = "stolen-key";

    public DetectorInfo Info { get; } = new(
        Id, 1, "Key used by somebody else",
        "An established account goes on with its own work from its own networks, and from one day to the next other work comes through it from many networks it was never used from, with other software. The account is compromised; its owner is a victim.",
        "An app that begins to ship its key to users, a company that rolls out to many offices at once, a customer who starts to use a rotating VPN: they keep their own work.",
        ["ip"]);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var profiles = population.Profiles.ToDictionary(p => p.AccountId);
        var onsets = (await population.NetworksAsync(options.FewestNetworks + 1, ct).ConfigureAwait(false)).GroupBy(n => n.Account)
            .Select(g => OnsetOf(g.Key, [.. g.OrderBy(n => n.FirstAt).ThenBy(n => n.Network, StringComparer.Ordinal)])).OfType<Onset>().ToDictionary(o => o.Account);
        var uses = await population.StrangersAsync([.. onsets.Values.Select(o => new StrangersAsked(o.Account, o.At))], ct).ConfigureAwait(false);

        var networks = population.Measure(p => p.NetworksPerKey > 0 ? p.NetworksPerKey : null, new(0.4, Logarithmic: true));
        var findings = new List<Finding>();
        foreach (var use in uses)
        {
            var (onset, profile) = (onsets[use.Account], profiles[use.Account]);
            if (use.OwnSince < options.FewestOwnRequests || use.Strange < options.FewestStrangeRequests || networks.Of(profile) is not { } standing) continue;
            var (client, common, recipes) = (Surprise.SureShare(use.NewClient, use.Strange), Surprise.SureShare(use.CommonWork, use.Strange), Recipes(use));
            // New networks, new software and a template that others send too may be an app that was launched with a key in it. What an owner's app does not do is to follow recipes for training data.
            var strength = Surprise.Strength(onset.Bits, options.FromBits) * Math.Min(1, (0.15 * client) + (0.2 * common) + (recipes / options.RecipesForAll));
            if (strength <= 0.05) continue;
            findings.Add(new(
                use.Account, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"Since {onset.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC {use.Strange:N0} requests came through it from {onset.Strange:N0} networks it was never used from before ({onset.Expected:0.##} new ones were to be expected), while {use.OwnSince:N0} of its own went on from the {onset.Own:N0} it always used. {100.0 * use.NewClient / use.Strange:0} % of the strangers' requests come with software the owner never used, {100.0 * use.CommonWork / use.Strange:0} % fill templates that the owner never sends and other accounts do, {100.0 * use.StrangeFamilies / use.Strange:0} % follow training recipes (of the owner's {100.0 * use.OwnFamilies / Math.Max(1, use.Own):0} %)."),
                standing.PeerGroup,
                [standing.ToMeasure("Networks of one key in a day", ""), new("Networks new to it", onset.Strange, "", onset.Expected, null), new("Requests from them", use.Strange, "", null, null)],
                string.Join(',', onset.Networks)));
        }
        return await population.HitsAsync(Info, EventChoice.OfNetworks, findings, ct).ConfigureAwait(false);
    }

    /// <summary>How much more of the strangers' work than of the owner's surely follows recipes, 0 to 1.</summary>
    private static double Recipes(StrangeUse use) =>
        Math.Max(0, Surprise.SureShare(use.StrangeFamilies, use.Strange) - ((use.OwnFamilies + 1.0) / (use.Own + 2.0)));

    // The day after which new networks come much faster than before: Poisson surprise against the account's own pace of new networks, one added so that a quiet past proves nothing impossible.
    private Onset? OnsetOf(AccountId account, List<NetworkUse> networks)
    {
        var first = networks[0].FirstAt;
        Onset? best = null;
        for (var i = 1; i < networks.Count; i++)
        {
            var at = networks[i].FirstAt;
            var before = at - first;
            if (before < options.Settled) continue;
            var end = at + options.Within;
            var strange = networks.Skip(i).TakeWhile(n => n.FirstAt < end).Count();
            if (strange < options.FewestNetworks) continue;
            var expected = (i + 1.0) * Math.Min(1, options.Within / before);
            var bits = Surprise.PoissonBits(strange, expected);
            if (bits > options.FromBits && (best is null || bits > best.Bits))
                best = new(account, at, bits, expected, networks.Count - i, networks.Take(i).Count(n => n.LastAt >= at), [.. networks.Skip(i).Take(200).Select(n => n.Network)]);
        }
        return best;
    }

    private sealed record Onset(AccountId Account, DateTimeOffset At, double Bits, double Expected, int Strange, int Own, IReadOnlyList<string> Networks);
}

/// <summary>When a key is taken to be in other hands.</summary>
public sealed class StolenKeyOptions
{
    /// <summary>How long an account must have been used in the window before, so that its own networks are known. Default 2 days.</summary>
    [Range(typeof(TimeSpan), "06:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Settled { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Within how long the new networks must appear. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Within { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Fewest new networks. Default 6: travellers have fewer.</summary>
    [Range(2, 10_000)]
    public int FewestNetworks { get; set; } = 6;

    /// <summary>Fewest requests of the owner after the onset. Default 5: an account that only changes hands was sold, not stolen from.</summary>
    [Range(0, 1_000_000)]
    public long FewestOwnRequests { get; set; } = 5;

    /// <summary>Fewest requests of strangers. Default 10.</summary>
    [Range(1, 1_000_000)]
    public long FewestStrangeRequests { get; set; } = 10;

    /// <summary>Bits where surprise begins. Default 8.</summary>
    [Range(1, 1000)]
    public double FromBits { get; set; } = 8;

    /// <summary>By how much the strangers' share of recipes must surely exceed the owner's to be proof enough. Default 0.3.</summary>
    [Range(0.01, 1)]
    public double RecipesForAll { get; set; } = 0.3;
}
