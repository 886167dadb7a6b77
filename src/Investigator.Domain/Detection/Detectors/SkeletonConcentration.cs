using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that send one template over and over where their peers don't.</summary>
public sealed class SkeletonConcentration(SkeletonConcentrationOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "skeleton-concentration", 1, "One template over and over",
        "A far larger share of prompts from one template (equal once names, numbers, quotes and passages are masked) than among peers.",
        "Batch jobs, support bots and anything with a fixed prompt; people who paste a persona.",
        ["prompt"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var share = population.Measure(
            p => p.WithText >= options.FewestPrompts ? Surprise.SureShare(p.TopSkeletonRequests, p.WithText) : null, new(options.Floor));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (profile.TopSkeleton is not { } skeleton || share.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, options.From);
            if (strength <= 0) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"{profile.TopSkeletonRequests:N0} of {profile.WithText:N0} prompts ({100.0 * profile.TopSkeletonRequests / profile.WithText:0} %) fill one template; half of its peers stay below {standing.Median * 100:0} %, and it lies {standing.Distance:0.#} spreads above them."),
                standing.PeerGroup,
                [standing.ToMeasure("Surely more than this share of prompts from one template", "%", 100), new("Templates used", profile.Skeletons, "", null, null)],
                skeleton.ToString("x16", CultureInfo.InvariantCulture)));
        }
        return population.HitsAsync(Info, EventChoice.OfSkeleton, findings, ct);
    }
}

/// <summary>When one template is odd.</summary>
public sealed class SkeletonConcentrationOptions
{
    /// <summary>Fewest prompts with text that say anything. Default 30.</summary>
    [Range(2, 1_000_000)]
    public long FewestPrompts { get; set; } = 30;

    /// <summary>Spread that peers are taken to have at least, as a share. Default 0.1.</summary>
    [Range(0.001, 1)]
    public double Floor { get; set; } = 0.1;

    /// <summary>Spreads above the peers' median where surprise begins. Default 3.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 3;
}
