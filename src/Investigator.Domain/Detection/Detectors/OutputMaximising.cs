using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that take answers much longer than their peers'.</summary>
public sealed class OutputMaximising(OutputMaximisingOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "output-maximising", 1, "Takes the longest answers",
        "Typical answers many times as long as those of peers: output is what a harvest is after.",
        "Writers of long texts, code generators, report builders.",
        ["output_tokens"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var output = population.Measure(p => p.Answered >= options.FewestAnswers ? p.MedianOutputTokens : null, new(options.Floor, Logarithmic: true));
        var findings = new List<Finding>();
        foreach (var profile in population.Profiles)
        {
            if (output.Of(profile) is not { } standing) continue;
            var strength = Surprise.Strength(standing.Distance, options.From);
            if (strength <= 0) continue;
            var share = 100.0 * profile.OutputTokens / Math.Max(1, profile.OutputTokens + profile.InputTokens);
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"Half of its {profile.Answered:N0} answers have more than {standing.Value:N0} tokens, {standing.Value / Math.Max(1, standing.Median):0.#} times the {standing.Median:N0} of its peers ({standing.Distance:0.#} spreads above them); {share:0} % of its tokens are output."),
                standing.PeerGroup,
                [
                    standing.ToMeasure("Typical answer", "tokens"),
                    new("Output share of all tokens", share, "%", null, null),
                    new("Answers cut at the limit asked for", 100.0 * profile.CutAtLimit / profile.Answered, "%", null, null),
                ]));
        }
        return population.HitsAsync(Info, EventChoice.Any, findings, ct);
    }
}

/// <summary>When long answers are odd.</summary>
public sealed class OutputMaximisingOptions
{
    /// <summary>Fewest answered requests. Default 20.</summary>
    [Range(2, 1_000_000)]
    public long FewestAnswers { get; set; } = 20;

    /// <summary>Spread that peers are taken to have at least, as a natural logarithm. Default 0.4: a factor of 1.5.</summary>
    [Range(0.01, 10)]
    public double Floor { get; set; } = 0.4;

    /// <summary>Spreads above the peers' median where surprise begins. Default 3: with the floor, 3.3 times their typical answer.</summary>
    [Range(0.5, 100)]
    public double From { get; set; } = 3;
}
