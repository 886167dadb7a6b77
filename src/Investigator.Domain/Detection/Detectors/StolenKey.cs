using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>
/// Accounts whose key somebody else uses: a victim, not an offender. Its own work goes on from its own networks while other work comes through it from many new ones,
/// or from a few addresses with quite another kind of work: many templates, each filled again and again, and none of them the owner's.
/// </summary>
public sealed class StolenKey(StolenKeyOptions options) : IDetector
{
    /// <summary>The id, by which scores and clusters tell victims.</summary>
    public const string Id = "stolen-key";

    // A fifth of the strangers' requests in the owner's own templates: it is the owner.
    private const double MostOwnWork = 5;

    public DetectorInfo Info { get; } = new(
        Id, 2, "Key used by somebody else",
        "An established account goes on with its own work from its own networks, and from one day to the next other work comes through it: from many networks it was never used from, with other software; or from a few new addresses, filling dozens of templates that the owner never sends. The account is compromised; its owner is a victim.",
        "An app that begins to ship its key to users, a company that rolls out to many offices at once, a customer who starts to use a rotating VPN: they keep their own work. A new project on another machine has a few templates of its own, and a nightly suite sends the same prompts again, not the same templates with other fillings.",
        ["ip"]);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var profiles = population.Profiles.ToDictionary(p => p.AccountId);
        var networks = population.Measure(p => p.NetworksPerKey > 0 ? p.NetworksPerKey : null, new(0.4, Logarithmic: true));
        var fromMany = await FromManyNetworksAsync(population, account => networks.Of(profiles[account]), ct).ConfigureAwait(false);
        var known = fromMany.ToDictionary(f => f.Account, f => f.Strength);
        // Where both signs speak the stronger one is told.
        var otherWork = (await OtherWorkAsync(population, account => networks.Of(profiles[account]), ct).ConfigureAwait(false)).Where(f => f.Strength > known.GetValueOrDefault(f.Account)).ToList();
        var replaced = otherWork.Select(f => f.Account).ToHashSet();
        return
        [
            .. await population.HitsAsync(Info, EventChoice.OfNetworks, [.. fromMany.Where(f => !replaced.Contains(f.Account))], ct).ConfigureAwait(false),
            .. await population.HitsAsync(Info, EventChoice.OfPlaces, otherWork, ct).ConfigureAwait(false),
        ];
    }

    private async Task<List<Finding>> FromManyNetworksAsync(Population population, Func<AccountId, Standing?> standingOf, CancellationToken ct)
    {
        var onsets = (await population.NetworksAsync(options.FewestNetworks + 1, ct).ConfigureAwait(false)).GroupBy(n => n.Account)
            .Select(g => OnsetOf(g.Key, [.. g.OrderBy(n => n.FirstAt).ThenBy(n => n.Network, StringComparer.Ordinal)])).OfType<Onset>().ToDictionary(o => o.Account);
        var uses = await population.StrangersAsync([.. onsets.Values.Select(o => new StrangersAsked(o.Account, o.At))], ct).ConfigureAwait(false);

        var findings = new List<Finding>();
        foreach (var use in uses)
        {
            var onset = onsets[use.Account];
            if (use.OwnSince < options.FewestOwnRequests || use.Strange < options.FewestStrangeRequests || standingOf(use.Account) is not { } standing) continue;
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
        return findings;
    }

    private async Task<List<Finding>> OtherWorkAsync(Population population, Func<AccountId, Standing?> standingOf, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var hands in await population.SecondHandsAsync(new(options.Settled, options.FewestOtherRequests), ct).ConfigureAwait(false))
        {
            if (hands.OwnSince < options.FewestOwnRequests || standingOf(hands.Account) is not { } standing) continue;
            var share = (Surprise.SureShare(hands.OtherWork, hands.Strange) - options.OtherWorkFrom) / Math.Max(0.01, options.OtherWorkForAll - options.OtherWorkFrom);
            var variety = Math.Min(1, (double)hands.OtherTemplates / options.OtherTemplatesForAll);
            // An owner who moves takes the work along.
            var apart = 1 - Math.Min(1, MostOwnWork * hands.OwnWork / hands.Strange);
            var strength = Math.Clamp(share, 0, 1) * variety * apart;
            if (strength <= 0.05) continue;
            findings.Add(new(
                hands.Account, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"Since {hands.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC {hands.Strange:N0} requests came through it from {hands.Places.Count:N0} address ranges it was never used from before, while {hands.OwnSince:N0} of its own went on from the others. {100.0 * hands.OtherWork / hands.Strange:0} % of them fill one of {hands.OtherTemplates:N0} templates that the owner never sends, each again and again with other fillings; {100.0 * hands.OwnWork / hands.Strange:0} % are work that the owner does too."),
                standing.PeerGroup,
                [standing.ToMeasure("Networks of one key in a day", ""), new("Requests from new address ranges", hands.Strange, "", null, null), new("Templates that the owner never sends", hands.OtherTemplates, "", null, null)],
                string.Join(',', hands.Places.Take(200))));
        }
        return findings;
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
