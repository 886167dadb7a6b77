using System.Globalization;
using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Weighs one pair of accounts exactly: everything both use, and when both were active. Words are made for the links that are kept and not for each pair looked at.</summary>
internal sealed class LinkWeigher(Holdings holdings, Lockstep lockstep, LinkOptions options)
{
    private const int ReasonsShown = 8;
    private const int FewestNetworksMoved = 3;

    // Two accounts that met on more networks than that are tied as far as places can tie.
    private const int MostNetworks = 256;

    // What weighs too little for a reason is left out once, not at each of the millions of pairs.
    private readonly Rows<Hold> _weighty = Rows<Hold>.Of(holdings.Accounts.Count, hand =>
    {
        for (var account = 0; account < holdings.Accounts.Count; account++)
            foreach (ref readonly var hold in holdings.Of(account).AsSpan())
                if (holdings.Resources[hold.Resource].Bits >= options.FewestBitsOfReason) hand(account, hold);
    });

    /// <returns><c>null</c> when too little ties them, or they are accounts of one organisation, which share by right.</returns>
    /// <param name="room">Used again by each of millions of pairs; of one thread.</param>
    public FoundLink? Weigh(int a, int b, Room room)
    {
        if (holdings.UnitOf(a) == holdings.UnitOf(b)) return null;

        var (found, bits) = (Shared(a, b, room), 0.0);
        foreach (var tied in found) bits += tied.Bits;
        if (bits < options.FewestBits) return null;
        var views = new ViewBits();
        foreach (var tied in found) views[tied.Tie] += tied.Bits;
        // A tie of less than a bit is no evidence of its own.
        return new(a, b, bits, views.AtLeast(1));
    }

    /// <summary>Why a link is one, heaviest first.</summary>
    public IReadOnlyList<LinkReason> Explain(FoundLink link)
    {
        var reasons = Shared(link.A, link.B, new()).OrderByDescending(f => f.Bits).ThenBy(f => f.Resource?.Resource.Id, StringComparer.Ordinal).ToList();
        var shown = reasons.Count > ReasonsShown ? ReasonsShown - 1 : reasons.Count;
        var said = reasons.Take(shown).Select(f => f.Resource is { } resource
            ? new LinkReason(KindOf(resource), resource.Resource.Id, Sentence(resource, f.Together), f.Bits)
            : new("lockstep", null, LockstepSentence(link), f.Bits)).ToList();
        if (shown < reasons.Count) said.Add(new("more", null, $"{reasons.Count - shown} more shared resources.", reasons.Skip(shown).Sum(f => f.Bits)));
        return said;
    }

    private List<Tied> Shared(int a, int b, Room room)
    {
        var found = Common(a, b, room.Found);
        if (lockstep.Of(a, b).Bits is > 0 and var surprise) found.Add(new(LinkTies.Timing, Math.Min(surprise, options.MostLockstepBits), null, true));

        // What one view can give at most: its parts are not independent of each other, the views are.
        Cap(found, LinkTies.Place, options.MostPlaceBits);
        Cap(found, LinkTies.Movement, options.MostMovementBits);
        Cap(found, LinkTies.Work, found.TrueForAll(static f => f.Tie is LinkTies.Work or LinkTies.Place) ? options.MostWorkBitsAlone : options.MostWorkBits);
        return found;
    }

    // Millions of pairs come through here: none of the lists and dictionaries that would say it more shortly.
    private List<Tied> Common(int a, int b, List<Tied> found)
    {
        found.Clear();
        Span<int> networks = stackalloc int[MostNetworks];
        var places = 0;     // the first of found, one of each network
        var mine = _weighty.Span(a);
        var theirs = _weighty.Span(b);
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i].Resource != theirs[j].Resource)
            {
                if (mine[i].Resource < theirs[j].Resource) i++;
                else j++;
                continue;
            }
            var resource = holdings.Resources[mine[i].Resource];
            var together = (mine[i++].Times & theirs[j++].Times) != 0;
            var bits = resource.Bits * (resource.IsAddress && !together ? options.ApartInTime : 1);
            if (bits < options.FewestBitsOfReason) continue;
            if (!resource.IsAddress)
            {
                found.Add(new(resource.Tie, bits, resource, together));
                continue;
            }
            // One network counts once, by its best address: a second address of the same carrier is the same coincidence.
            var place = networks[..places].IndexOf(resource.NetworkId);
            if (place < 0 && places < MostNetworks)
            {
                networks[places] = resource.NetworkId;
                found.Insert(places++, new(LinkTies.Place, bits, resource, together));
            }
            else if (place >= 0 && found[place].Bits < bits)
            {
                found[place] = new(LinkTies.Place, bits, resource, together);
            }
        }
        if (places > 0)
        {
            // Who comes from everywhere meets anybody somewhere: the more of both one's networks lie elsewhere, the less meetings say.
            var shared = Math.Min(1, 2.0 * places / Math.Max(1, Math.Min(holdings.NetworksOf(a), holdings.NetworksOf(b))));
            var moved = places >= FewestNetworksMoved ? LinkTies.Movement : LinkTies.Place;
            for (var i = 0; i < places; i++) found[i] = found[i] with { Tie = moved, Bits = found[i].Bits * shared };
        }
        return found;
    }

    private static void Cap(List<Tied> found, LinkTies tie, double most)
    {
        var sum = 0.0;
        foreach (var one in found)
            if (one.Tie == tie) sum += one.Bits;
        if (sum <= most) return;
        for (var i = 0; i < found.Count; i++)
            if (found[i].Tie == tie) found[i] = found[i] with { Bits = found[i].Bits * most / sum };
    }

    private static string KindOf(SharedResource resource) => $"{char.ToLowerInvariant(resource.Resource.Kind.ToString()[0])}{resource.Resource.Kind.ToString()[1..]}";

    private string LockstepSentence(FoundLink link)
    {
        var (_, seen, expected) = lockstep.Of(link.A, link.B);
        return string.Create(CultureInfo.InvariantCulture, $"Active in the same ten minutes {seen} times; with their days shuffled it would be {expected:0.#} times.");
    }

    private string Sentence(SharedResource resource, bool together)
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

    /// <summary>One thing that ties two accounts; no resource: lockstep.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Tied(LinkTies Tie, double Bits, SharedResource? Resource, bool Together);

    /// <summary>What ties the pair that is looked at.</summary>
    internal sealed class Room
    {
        public List<Tied> Found { get; } = [];
    }
}
