using System.Globalization;
using System.Numerics;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Weighs one pair of accounts exactly: everything both use, and when both were active.</summary>
internal sealed class LinkWeigher(Holdings holdings, Lockstep lockstep, LinkOptions options)
{
    private const int ReasonsShown = 8;

    /// <returns><c>null</c> when nothing ties them, or they are accounts of one organisation, which share by right.</returns>
    public FoundLink? Weigh(int a, int b)
    {
        var (first, second) = (holdings.Accounts[a].Record, holdings.Accounts[b].Record);
        if (first.OrganizationId is { } organisation && organisation == second.OrganizationId) return null;

        var met = 0;
        var (places, others) = (new Dictionary<string, (double Bits, SharedResource Resource, bool Together)>(StringComparer.Ordinal), new List<(LinkTies Tie, LinkReason Reason)>());
        foreach (var (resource, together) in Common(a, b))
        {
            var bits = resource.Bits;
            switch (resource.Resource.Kind)
            {
                case ResourceKind.IpAddress or ResourceKind.NetworkPrefix:
                    met++;
                    bits *= together ? 1 : options.ApartInTime;
                    if (bits < options.FewestBitsOfReason) break;
                    var network = resource.Network ?? resource.Resource.Value;
                    // One network counts once, by its best address: a second address of the same carrier is the same coincidence.
                    if (!places.TryGetValue(network, out var best) || best.Bits < bits) places[network] = (bits, resource, together);
                    break;
                default:
                    if (bits >= options.FewestBitsOfReason) others.Add((resource.Tie, Reason(resource, bits, Sentence(resource))));
                    break;
            }
        }
        var movement = places.Count >= 3;
        if (movement)
        {
            // Meeting often is evidence only as far as two accounts as restless as these would not meet by chance.
            var (sum, most) = (places.Values.Sum(p => p.Bits), Surprise.PoissonBits(met, holdings.ExpectedMeetings(a, b)));
            if (sum > most)
                foreach (var network in places.Keys) places[network] = places[network] with { Bits = places[network].Bits * most / sum };
        }
        others.AddRange(places.Values.Select(p => (movement ? LinkTies.Movement : LinkTies.Place, Reason(p.Resource, p.Bits, Sentence(p.Resource, p.Together)))));

        var (surprise, seen, expected) = lockstep.Of(a, b);
        if (surprise > 0)
            others.Add((LinkTies.Timing, new("lockstep", null, string.Create(CultureInfo.InvariantCulture,
                $"Active in the same ten minutes {seen} times; with their days shuffled it would be {expected:0.#} times."), Math.Min(surprise, options.MostLockstepBits))));
        return others.Count == 0 ? null : Sum(a, b, others);
    }

    private FoundLink? Sum(int a, int b, List<(LinkTies Tie, LinkReason Reason)> found)
    {
        // What one view can give at most: its parts are not independent of each other, the views are.
        foreach (var (tie, most) in (ReadOnlySpan<(LinkTies, double)>)[(LinkTies.Place, options.MostPlaceBits), (LinkTies.Movement, options.MostMovementBits), (LinkTies.Work, options.MostWorkBits)])
            Cap(found, tie, most);
        if (found.TrueForAll(f => f.Tie is LinkTies.Work or LinkTies.Place) && found.Exists(f => f.Tie is LinkTies.Work)) Cap(found, LinkTies.Work, options.MostWorkBitsAlone);

        var bits = found.Sum(f => f.Reason.Weight);
        if (bits < options.FewestBits) return null;
        // A tie of less than a bit is no evidence of its own.
        var ties = found.GroupBy(f => f.Tie).Where(g => g.Sum(f => f.Reason.Weight) >= 1).Aggregate(LinkTies.None, (all, g) => all | g.Key);
        var reasons = found.Select(f => f.Reason).OrderByDescending(r => r.Weight).ThenBy(r => r.ResourceId, StringComparer.Ordinal).ToList();
        if (reasons.Count > ReasonsShown)
        {
            var rest = reasons[(ReasonsShown - 1)..];
            reasons = [.. reasons[..(ReasonsShown - 1)], new("more", null, $"{rest.Count} more shared resources.", rest.Sum(r => r.Weight))];
        }
        return new(a, b, bits, ties, reasons);
    }

    private static void Cap(List<(LinkTies Tie, LinkReason Reason)> found, LinkTies tie, double most)
    {
        var sum = found.Where(f => f.Tie == tie).Sum(f => f.Reason.Weight);
        if (sum <= most) return;
        for (var i = 0; i < found.Count; i++)
            if (found[i].Tie == tie) found[i] = (tie, found[i].Reason with { Weight = found[i].Reason.Weight * most / sum });
    }

    private IEnumerable<(SharedResource Resource, bool Together)> Common(int a, int b)
    {
        var (mine, theirs) = (holdings.Of(a), holdings.Of(b));
        for (int i = 0, j = 0; i < mine.Count && j < theirs.Count;)
        {
            if (mine[i].Resource == theirs[j].Resource)
                yield return (holdings.Resources[mine[i].Resource], BitOperations.PopCount(mine[i++].Times & theirs[j++].Times) > 0);
            else if (mine[i].Resource < theirs[j].Resource) i++;
            else j++;
        }
    }

    private static LinkReason Reason(SharedResource resource, double bits, string sentence) =>
        new($"{char.ToLowerInvariant(resource.Resource.Kind.ToString()[0])}{resource.Resource.Kind.ToString()[1..]}", resource.Resource.Id, sentence, bits);

    private string Sentence(SharedResource resource, bool together = true)
    {
        var users = string.Create(CultureInfo.InvariantCulture, $"which {resource.Users:N0} of {holdings.Accounts.Count:N0} accounts use{(resource.Cohesion > 0 ? $" ({resource.Cohesion * 100:0} % of them tied to each other by other things)" : "")}");
        return resource.Resource.Kind switch
        {
            ResourceKind.Payment => $"Both pay with {resource.Resource.Value}, {users}.",
            ResourceKind.Device => $"Both came from device {resource.Resource.Value}, {users}.",
            ResourceKind.EmailDomain => $"Both have an e-mail address at {resource.Resource.Value}, {users}.",
            ResourceKind.Referrer => $"Both signed up with code {resource.Resource.Value}, {users}.",
            ResourceKind.PromptSkeleton => $"Both keep sending prompt template {resource.Resource.Value}, {users}.",
            _ => $"Both came from {resource.Resource.Value}, {users}{(together ? ", around the same time" : ", at different times")}.",
        };
    }
}
