using System.Globalization;

namespace Investigator.Domain.Detection.Rules;

/// <summary>A version of a rule at work: asks once, and turns what was found into hits.</summary>
public sealed class RuleDetector(RuleVersion version, IRuleQuestions rules) : IDetector
{
    private readonly Rule _rule = Rule.Read(version.Text).Rule ?? throw new ArgumentException("The version holds no rule.", nameof(version));

    public DetectorInfo Info { get; } = new(version.RuleId, version.Number, version.Title, version.Looks, version.FalsePositives, [.. RuleNeeds.Of(Rule.Read(version.Text).Rule!)]);

    /// <summary>The busiest key of an account speaks for it.</summary>
    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var found = (await rules.MatchesAsync(_rule, population.Window, population.Only, ct).ConfigureAwait(false)).Found;
        return await population.HitsAsync(
            Info, _rule.Subject is RuleSubject.Key ? EventChoice.OfKey : EventChoice.Any,
            [.. found.GroupBy(m => m.Account).Select(of => FindingOf(of.OrderByDescending(m => m.Requests).ThenBy(m => m.Key, StringComparer.Ordinal).First()))], ct).ConfigureAwait(false);
    }

    /// <summary>What was measured, in one line: "requests in 1h: 512; share(stream = true): 97 %".</summary>
    internal static string Measured(Rule rule, RuleMatch match) => rule.Measures.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{match.Requests:N0} requests")
        : string.Join("; ", rule.Measures.Select((m, n) => $"{m.Text}: {Shown(m, match.Values[n])}"));

    private Finding FindingOf(RuleMatch match) => new(
        match.Account, version.Strength,
        $"The rule \"{version.Title}\" holds{(match.Key is null ? "" : $" for the key {match.Key}")}. {Measured(_rule, match)}.",
        $"the bounds of the rule, written by {version.Owner}",
        [.. _rule.Measures.Select((m, n) => (m, Value: match.Values[n])).Where(p => p.Value is not null)
            .Select(p => new Measure(p.m.Text, p.m.Amount is RuleAmount.Share ? p.Value!.Value * 100 : p.Value!.Value, p.m.Unit, null, null))],
        match.Key ?? "");

    private static string Shown(RuleMeasure measure, double? value) => value is not { } number ? "–" : measure.Amount is RuleAmount.Share
        ? string.Create(CultureInfo.InvariantCulture, $"{number * 100:0.#} %")
        : string.Create(CultureInfo.InvariantCulture, $"{number:#,0.##} {measure.Unit}").TrimEnd();
}
