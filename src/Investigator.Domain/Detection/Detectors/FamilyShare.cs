using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>The rule that the detectors of prompt families have in common: a far larger share of such prompts than peers have.</summary>
internal static class FamilyShare
{
    public static Task<IReadOnlyList<Hit>> DetectAsync(
        DetectorInfo detector, Population population, IReadOnlyList<string> families, string what, long fewest, double floor, double from, CancellationToken ct)
    {
        var share = population.Measure(p => p.WithText >= fewest ? Surprise.SureShare(Of(p), p.WithText) : null, new(floor));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (Of(profile) < fewest || share.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, from);
            if (strength <= 0) continue;
            var raw = 100.0 * Of(profile) / profile.WithText;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"{Of(profile):N0} of {profile.WithText:N0} prompts ({raw:0} %) {what}; half of its peers stay below {standing.Median * 100:0.#} %, and it lies {standing.Distance:0.#} spreads above them."),
                standing.PeerGroup,
                [
                    standing.ToMeasure("Surely more than this share of prompts", "%", 100),
                    new("Such prompts", Of(profile), "", null, null),
                ],
                string.Join(',', families)));
        }
        return population.HitsAsync(detector, EventChoice.OfFamilies, findings, ct);

        long Of(AccountProfile p) => families.Sum(f => p.Families.GetValueOrDefault(f));
    }
}
