using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>How a session looks after each of its requests.</summary>
/// <param name="Score">
/// The share of its requests so far that belong to a prompt family: the mean of the families' probabilities, 0 for a request that is likely of none, so that the true share is as high at least.
/// </param>
/// <param name="Template">The letter of the template that the request fills; <c>null</c>: no other request of these fills it, or it is past the 26 most common.</param>
/// <param name="Filling">Which content the template is filled with, counted from 1 in the order of first use: the same number is the same content. <c>null</c> where the content is not known.</param>
public sealed record SessionStep(UsageEvent Event, double Score, char? Template, int? Filling)
{
    /// <summary>The steps of requests in order of time. O(requests).</summary>
    /// <param name="before">Requests of the session before these: they count for the score alone.</param>
    public static IReadOnlyList<SessionStep> Of(IReadOnlyList<UsageEvent> requests, IReadOnlyList<UsageEvent> before)
    {
        var templates = SessionTemplate.Of(requests).ToDictionary(t => t.Skeleton);
        var sum = before.Sum(e => e.FamilyScore ?? 0);
        var steps = new List<SessionStep>(requests.Count);
        foreach (var one in requests)
        {
            sum += one.FamilyScore ?? 0;
            var template = one.Skeleton is { } skeleton ? templates.GetValueOrDefault(skeleton) : null;
            steps.Add(new(one, sum / (before.Count + steps.Count + 1), template?.Letter, template is not null && one.SimHash is { } content ? template.FillingOf(content) : null));
        }
        return steps;
    }
}

/// <summary>A template that several requests fill.</summary>
/// <param name="Letter">A for the most used, then on.</param>
/// <param name="Requests">How many requests fill it.</param>
public sealed record SessionTemplate(ulong Skeleton, char Letter, int Requests)
{
    private const int Letters = 26;

    private readonly Dictionary<ulong, int> _fillings = [];

    /// <summary>With how many different contents; near-equal ones may count as one.</summary>
    public int Contents => _fillings.Count;

    /// <summary>Templates that come more than once, most used first, 26 at most.</summary>
    public static IReadOnlyList<SessionTemplate> Of(IReadOnlyList<UsageEvent> requests)
    {
        var found = requests.Where(e => e.Skeleton is not null).GroupBy(e => e.Skeleton!.Value).Where(g => g.Count() > 1)
            .OrderByDescending(g => g.Count()).Take(Letters).Select((g, i) => (Template: new SessionTemplate(g.Key, (char)('A' + i), g.Count()), Of: g)).ToList();
        foreach (var (template, of) in found)
            foreach (var content in of.Select(e => e.SimHash).OfType<ulong>()) template._fillings.TryAdd(content, template._fillings.Count + 1);
        return [.. found.Select(f => f.Template)];
    }

    /// <summary>The number of a content; <c>null</c>: none of the requests has it.</summary>
    public int? FillingOf(ulong content) => _fillings.TryGetValue(content, out var number) ? number : null;
}
