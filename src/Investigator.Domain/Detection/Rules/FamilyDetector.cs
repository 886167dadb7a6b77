using System.Globalization;
using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>A version of a prompt family at work: accounts with a far larger share of such prompts than their peers have, as the built-in families are judged.</summary>
public sealed class FamilyDetector(RuleVersion version, IFamilyQuestions families) : IDetector
{
    /// <summary>Fewest such prompts that count: fewer are anybody's curiosity.</summary>
    public const int FewestPrompts = 8;

    private const double Floor = 0.05;      // spread that peers are taken to have at least, as a share
    private const double From = 3;          // spreads above the peers' median where surprise begins

    public DetectorInfo Info { get; } = new(version.RuleId, version.Number, version.Title, version.Looks, version.FalsePositives, ["prompt"]);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        // Peers count too, so everybody is asked for.
        var fit = await families.MatchesAsync(version.RuleId, version.Number, population.Window, null, ct).ConfigureAwait(false);
        var found = Judge(population, version.Title, version.Strength, p => new(p.WithText, fit.GetValueOrDefault(p.AccountId)));
        return await population.HitsAsync(Info, EventChoice.OfWatched, [.. found.Select(f => f with { Events = FormattableString.Invariant($"{version.RuleId}/{version.Number}") })], ct).ConfigureAwait(false);
    }

    /// <summary>The watched form of a version; <c>null</c>: it is a rule, or can't be read.</summary>
    public static WatchedFamily? Watched(RuleVersion version) =>
        version.IsFamily && FamilyText.Read(version.Text).Family is { } family ? new(version.RuleId, version.Number, family with { Id = version.RuleId, Name = version.Title }) : null;

    /// <summary>Who stands out among peers by the share of prompts that fit.</summary>
    internal static IReadOnlyList<Finding> Judge(Population population, string title, double strength, Func<AccountProfile, FamilyCount> count)
    {
        var share = population.Measure(p => count(p) is { Read: >= FewestPrompts } seen ? Surprise.SureShare(Math.Min(seen.Fit, seen.Read), seen.Read) : null, new(Floor));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            var seen = count(profile);
            if (seen.Fit < FewestPrompts || share.Of(profile) is not { } standing || Surprise.Strength(standing.Distance, From) is not (> 0 and var surprise)) continue;
            findings.Add(new(
                profile.AccountId, strength * surprise,
                string.Create(CultureInfo.InvariantCulture, $"{Measured(seen)} fit the family \"{title}\"; half of its peers stay below {standing.Median * 100:0.#} %, and it lies {standing.Distance:0.#} spreads above them."),
                standing.PeerGroup, [standing.ToMeasure("Surely more than this share of prompts", "%", 100), new("Such prompts", seen.Fit, "", null, null)]));
        }

        return findings;
    }

    /// <summary>"37 of 412 prompts (9 %)".</summary>
    internal static string Measured(FamilyCount seen) => string.Create(CultureInfo.InvariantCulture, $"{seen.Fit:N0} of {seen.Read:N0} prompts ({100.0 * seen.Fit / Math.Max(1, seen.Read):0.#} %)");
}
