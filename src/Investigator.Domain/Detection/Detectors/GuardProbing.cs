using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that try wording after wording against what the provider refuses to answer: edit, send, be refused, edit again.</summary>
public sealed class GuardProbing(GuardProbingOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "guard-probing", 1, "Tries ways around the guard",
        "Hours in which many differently worded prompts are refused and others in between are answered, far more than among peers: techniques are tried until one works.",
        "Security researchers and red teams (allow-list them), moderation services whose customers write what is refused, people who argue with a filter for an evening.",
        ["status", "prompt"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var refused = population.Measure(p => p.Requests > 0 ? p.ProbedTexts : null, new(options.Floor));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (profile.ProbedTexts < options.FewestTexts || refused.Of(profile) is not { } standing) continue;
            var named = profile.Record.OrganizationId is not null;
            var strength = Surprise.Strength(standing.Distance, options.From) * (named ? options.OfOrganisations : 1);
            if (strength <= 0) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"{profile.ProbedTexts:N0} differently worded prompts were refused in hours in which others were answered; half of its peers have at most {standing.Median:0.#} ({standing.Distance:0.#} spreads above them).{(named ? " It works under the name of an organisation, as red teams do, which counts in its favour." : "")}"),
                standing.PeerGroup, [standing.ToMeasure("Refused texts among answered ones", "")]));
        }
        return population.HitsAsync(Info, EventChoice.Refused, findings, ct);
    }
}

/// <summary>When refusals are odd.</summary>
public sealed class GuardProbingOptions
{
    /// <summary>Fewest refused texts. Default 6.</summary>
    [Range(2, 1_000_000)]
    public long FewestTexts { get; set; } = 6;

    /// <summary>Spread that peers are taken to have at least, in texts. Default 2.</summary>
    [Range(0.1, 1000)]
    public double Floor { get; set; } = 2;

    /// <summary>Spreads above the peers' median where surprise begins. Default 2.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 2;

    /// <summary>What is left of the strength where the account belongs to an organisation. Default 0.5: a red team works under its name and can be asked.</summary>
    [Range(0, 1)]
    public double OfOrganisations { get; set; } = 0.5;
}
