using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Lets loose members of a group go and asks whether what remains is tied in two independent ways.</summary>
internal sealed class PoolRefining(Holdings holdings, IReadOnlyList<FoundLink> found, ClusterOptions options)
{
    private const double OneRoom = 0.75;

    // The links of each account by their number.
    private readonly Rows<int> _linksOf = Rows<int>.Of(holdings.Accounts.Count, hand =>
    {
        for (var link = 0; link < found.Count; link++)
        {
            hand(found[link].A, link);
            hand(found[link].B, link);
        }
    });

    /// <summary>Without the members whose links mostly lead elsewhere; <c>null</c> when too few stay.</summary>
    public HashSet<int>? Tightened(HashSet<int> group)
    {
        var members = group.ToHashSet();
        while (members.Count >= options.FewestMembers)
        {
            var loose = members.Where(m => Inside(m, members) is var (inside, all) && inside < options.FewestInside * all).ToList();
            if (loose.Count == 0) return members;
            members.ExceptWith(loose);
        }
        return null;
    }

    /// <param name="members">A group.</param>
    /// <param name="seen">What was seen of the group beside its links; <c>null</c>: not looked at yet.</param>
    /// <returns>The pool, or <c>null</c> when fewer than two independent kinds of tie reach a quarter of the members, and most of them have not many templates of their own in common either.</returns>
    public Pool? Suspected(HashSet<int> members, GroupSigns? seen = null)
    {
        // One organisation is no pool, however many accounts it has.
        var units = holdings.Units(members);
        if (units < options.FewestMembers) return null;
        var links = members.SelectMany(m => _linksOf[m].Select(l => found[l]).Where(l => l.A == m && members.Contains(l.B))).ToList();
        var ties = Enum.GetValues<LinkTies>().Where(t => t is not LinkTies.None && Reached(t) * 4 >= members.Count).Aggregate(LinkTies.None, (sum, t) => sum | t);
        var (manyTemplates, together) = (seen is null ? 0 : members.Count(m => seen.Habits[m].Templates >= options.FewestTemplatesToJoin), seen is null ? 0 : members.Count(seen.Together.ContainsKey));
        var hasWordings = seen?.Wordings is { } wordings && wordings.Bits >= options.FewestBitsOfWordings;
        IReadOnlyList<Phrasings> phrasings = [.. seen?.Phrasings.Where(options.IsBelieved) ?? []];
        var hasPhrases = phrasings.Count > 0;
        if (hasWordings || hasPhrases) ties |= LinkTies.Work;
        if (Pool.KindsOf(ties) < 2 && (units < options.FewestOfWorkAlone || 2 * manyTemplates < members.Count)) return null;

        return new(
            [.. members.Select(m => new PoolMember(holdings.Accounts[m].AccountId, Firm(m))).OrderBy(m => m.Account.Value, StringComparer.Ordinal)],
            ties, links.Sum(l => l.Bits), links.Count, Linked(LinkTies.Timing).Count, HouseOf(ties, members), manyTemplates)
        { Together = together, Wordings = seen?.Wordings, Phrasings = phrasings, HasNoWordings = seen?.Wordings is not null && !hasWordings && !hasPhrases };

        HashSet<int> Linked(LinkTies tie) => [.. links.Where(l => (l.Ties & tie) != 0).SelectMany(l => (int[])[l.A, l.B])];

        int Reached(LinkTies tie)
        {
            // Moving together is judged by all networks of a member, not by the few where two restless ones met.
            HashSet<int> reached = seen is not null && tie is LinkTies.Movement ? [] : Linked(tie);
            if (seen is not null) reached.UnionWith(members.Where(m => seen.Habits.TryGetValue(m, out var of) && (of.Views & tie) != 0));
            if (seen is not null && tie is LinkTies.Timing) reached.UnionWith(members.Where(seen.Together.ContainsKey));
            return reached.Count;
        }

        double Firm(int member)
        {
            var (inside, all) = Inside(member, members);
            var firm = all > 0 ? inside / all : 0;
            if (seen is null) return firm;
            if (seen.Habits.TryGetValue(member, out var of)) firm = Math.Max(firm, of.Firmness);
            return Math.Max(firm, seen.Together.GetValueOrDefault(member));
        }
    }

    private SharedHouse HouseOf(LinkTies ties, HashSet<int> members) =>
        (ties & (LinkTies.Money | LinkTies.Movement)) == 0 && ShareAnAddress(members) ? SharedHouse.Room
        : (ties & (LinkTies.Money | LinkTies.Machine)) == 0 && ShareTheirAddresses(members) ? SharedHouse.Service
        : (ties & (LinkTies.Money | LinkTies.Machine | LinkTies.Movement)) == 0 && OrganisationsOfTheirOwn.Have([.. members.Select(m => holdings.Accounts[m].Record)]) ? SharedHouse.Program
        : SharedHouse.None;

    // Customers of one service all come from its few addresses. A pool's rented exits are many, and each member has some of them.
    private bool ShareTheirAddresses(HashSet<int> members)
    {
        var holds = members.Select(m => holdings.Of(m).Where(h => holdings.Resources[h.Resource].Resource.Kind is ResourceKind.IpAddress).Select(h => h.Resource).ToList()).ToList();
        var users = holds.SelectMany(h => h).CountBy(r => r).ToDictionary();
        return holds.Count(h => h.Count > 0 && h.Count(r => 2 * users[r] >= members.Count) * 2 >= h.Count) >= OneRoom * members.Count;
    }

    private bool ShareAnAddress(HashSet<int> members) => members
        .SelectMany(m => holdings.Of(m).Where(h => holdings.Resources[h.Resource].Resource.Kind is ResourceKind.IpAddress).Select(h => h.Resource))
        .CountBy(r => r).Any(r => r.Value >= OneRoom * members.Count);

    private (double Inside, double All) Inside(int member, HashSet<int> members)
    {
        var (inside, all) = (0.0, 0.0);
        foreach (var number in _linksOf.Span(member))
        {
            var link = found[number];
            all += link.Bits;
            if (members.Contains(link.A) && members.Contains(link.B)) inside += link.Bits;
        }
        return (inside, all);
    }
}
