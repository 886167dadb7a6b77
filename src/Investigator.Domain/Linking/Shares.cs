using System.Globalization;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>Tests on what each account of a pool does in all: how much follows recipes for training data, and how evenly the work is shared out.</summary>
internal sealed class Shares(HonestGroups honest)
{
    private const int FewestPrompts = 5;
    private const int FewestRequests = 10;

    /// <summary>Whether more of the pool's prompts follow recipes for training data than honest accounts' do. Cover traffic thins the share in each account; in the pool it stays far from chance.</summary>
    /// <returns><c>null</c> without text or without enough accounts.</returns>
    public Trial? Recipes(IReadOnlyList<AccountProfile> members)
    {
        var told = members.Where(p => p.WithText >= FewestPrompts).ToList();
        if (told.Count < 3 || honest.Compare(told, Share) is not { } found) return null;
        return new("recipe-share", found.Tail(high: true), Math.Clamp((found.Pool - found.Mean) / 0.12, 0, 1), string.Create(CultureInfo.InvariantCulture,
            $"{found.Pool * 100:0.#} % of the members' prompts follow recipes for training data; groups of honest accounts of the same size and segments have {found.Mean * 100:0.#} % ± {found.Deviation * 100:0.#} ({Trials.Odds(found.Tail(high: true))})."));
    }

    /// <summary>Whether the members' pace is more alike than honest accounts' is: a dispatcher shares the work out evenly, people differ by factors.</summary>
    public Trial? Evenness(IReadOnlyList<AccountProfile> members)
    {
        var busy = members.Where(p => p.Requests >= FewestRequests && p.ActiveDays > 0).ToList();
        if (busy.Count < 5 || honest.Compare(busy, Spread) is not { } found || found.Mean <= 0) return null;
        return new("equal-shares", found.Tail(high: false), Math.Clamp(1 - (found.Pool / found.Mean), 0, 1), string.Create(CultureInfo.InvariantCulture,
            $"The members' requests a day differ by a typical factor of {Math.Exp(found.Pool):0.0}; in groups of honest accounts it is {Math.Exp(found.Mean):0.0} ({Trials.Odds(found.Tail(high: false))})."));
    }

    private static double Share(IReadOnlyList<AccountProfile> group) => group.Average(p => p.WithText == 0 ? 0 : (double)p.Families.Values.Sum() / p.WithText);

    // Median absolute deviation of the logarithm of requests a day: one busy account moves nothing.
    private static double Spread(IReadOnlyList<AccountProfile> group)
    {
        var paces = group.Select(p => Math.Log(Math.Max(1, p.Requests) / (double)Math.Max(1, p.ActiveDays))).Order().ToArray();
        var median = paces[paces.Length / 2];
        var away = paces.Select(p => Math.Abs(p - median)).Order().ToArray();
        return away[away.Length / 2];
    }
}
