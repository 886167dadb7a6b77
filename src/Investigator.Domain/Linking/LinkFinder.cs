using System.Runtime.InteropServices;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Finds the links between accounts: candidates from shared resources and shared minutes, each then weighed exactly.</summary>
public sealed class LinkFinder(ILinkQuestions questions, LinkOptions options)
{
    private const int CandidatesPerAccount = 48;
    private const int ResourcesPerAccount = 32;
    private const int FewestSlots = 8;
    private const int PairsOfPart = 4_096;
    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Links of at least <see cref="LinkOptions.FewestBits"/>, the strongest <see cref="LinkOptions.MostPerAccount"/> of each account. Accounts of one organisation are not linked.
    /// Cost grows with the users of shared resources times <see cref="LinkOptions.NeighboursPerResource"/>, never with pairs of accounts.
    /// </summary>
    public async Task<LinkMap> FindAsync(TimeWindow window, IReadOnlyList<AccountProfile> accounts, CancellationToken ct)
    {
        var holdings = new Holdings(accounts, options);
        foreach (var kind in (ResourceKind[])[ResourceKind.IpAddress, ResourceKind.NetworkPrefix, ResourceKind.PromptSkeleton])
            holdings.Add(kind, await questions.SharedAsync(window, kind, MostUsers(kind), 1, ct).ConfigureAwait(false), kind is ResourceKind.PromptSkeleton ? options.FewestSkeletonRequests : 1);
        holdings.AddRecords(ResourceKind.Payment, r => r.PaymentFingerprint);
        holdings.AddRecords(ResourceKind.Device, r => r.DeviceId);
        holdings.AddRecords(ResourceKind.EmailDomain, r => r.EmailDomain);
        holdings.AddRecords(ResourceKind.Referrer, r => r.Referrer);
        holdings.Lay();
        new Cohesion(holdings).Measure(ct);
        var slots = await SlotsAsync(window, holdings, ct).ConfigureAwait(false);
        var lockstep = new Lockstep(slots, (int)(TimeSpan.FromDays(1) / Slot));

        var weigher = new LinkWeigher(holdings, lockstep, options);
        var links = Weighed(weigher, Candidates(holdings, lockstep, ct), ct);
        var slotsPerDay = (int)(TimeSpan.FromDays(1) / Slot);
        var worded = await Worded.ReadAsync(questions, options, window, holdings, slots, slotsPerDay, ct).ConfigureAwait(false);
        return new(weigher, holdings, Strongest(links, accounts.Count), links.Count, slots, slotsPerDay) { Worded = worded };
    }

    // Prefixes only as far as they weigh anything by their number. Addresses and templates however many use them: whether their users belong together is seen from the company they keep.
    private int MostUsers(ResourceKind kind) => kind is ResourceKind.NetworkPrefix ? (int)(10 * (options.HalfAt(kind) ?? 0)) : int.MaxValue;

    private async Task<Dictionary<int, int[]>> SlotsAsync(TimeWindow window, Holdings holdings, CancellationToken ct)
    {
        var slots = new Dictionary<int, int[]>();
        foreach (var (account, active) in await questions.ActiveSlotsAsync(window, Slot, FewestSlots, ct).ConfigureAwait(false))
            if (holdings.IndexOf(account) is { } index) slots[index] = active;
        return slots;
    }

    // Ordered, so that ties between links of equal weight fall the same in every run. Pairs are packed into numbers: of a quarter of a million accounts there are ten million.
    private List<long> Candidates(Holdings holdings, Lockstep lockstep, CancellationToken ct)
    {
        var pairs = new List<long>();
        foreach (var (a, b) in lockstep.Candidates(options.NeighboursPerResource)) pairs.Add(Packed(a, b));
        Parallel.For(
            0, holdings.Accounts.Count, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Weights: new Dictionary<int, double>(), Pairs: new List<long>()),
            (a, _, room) =>
            {
                Met(holdings, a, room.Weights);
                foreach (var (b, _) in room.Weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(CandidatesPerAccount)) room.Pairs.Add(Packed(a, b));
                return room;
            },
            room =>
            {
                lock (pairs) pairs.AddRange(room.Pairs);
            });
        pairs.Sort();
        var kept = 0;
        for (var i = 0; i < pairs.Count; i++)
            if (kept == 0 || pairs[i] != pairs[kept - 1]) pairs[kept++] = pairs[i];
        pairs.RemoveRange(kept, pairs.Count - kept);
        return pairs;

        static long Packed(int a, int b) => a < b ? ((long)a << 32) | (uint)b : ((long)b << 32) | (uint)a;
    }

    // In the order of the pairs.
    private static List<FoundLink> Weighed(LinkWeigher weigher, List<long> pairs, CancellationToken ct)
    {
        var parts = new List<FoundLink>[(pairs.Count + PairsOfPart - 1) / PairsOfPart];
        Parallel.For(
            0, parts.Length, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount }, () => new LinkWeigher.Room(),
            (part, _, room) =>
            {
                parts[part] = [];
                for (var i = part * PairsOfPart; i < Math.Min(pairs.Count, (part + 1) * PairsOfPart); i++)
                    if (weigher.Weigh((int)(pairs[i] >> 32), (int)pairs[i], room) is { } link) parts[part].Add(link);
                return room;
            },
            static _ => { });
        return [.. parts.SelectMany(p => p)];
    }

    // Whom an account meets on its strongest resources, with the bits of all that they meet on.
    private void Met(Holdings holdings, int account, Dictionary<int, double> weights)
    {
        weights.Clear();
        IEnumerable<Hold> strongest = holdings.Of(account);
        if (holdings.Of(account).Count > ResourcesPerAccount)
            strongest = strongest.OrderByDescending(h => holdings.Resources[h.Resource].Bits).ThenBy(h => h.Resource).Take(ResourcesPerAccount);
        foreach (var hold in strongest)
        {
            var resource = holdings.Resources[hold.Resource];
            if (resource.Bits < options.FewestBitsOfReason) continue;
            var (from, to) = (Math.Max(0, hold.Place - options.NeighboursPerResource), Math.Min(resource.Members.Length - 1, hold.Place + options.NeighboursPerResource));
            for (var place = from; place <= to; place++)
                if (resource.Members[place] != account) CollectionsMarshal.GetValueRefOrAddDefault(weights, resource.Members[place], out _) += resource.Bits;
        }
    }

    // A link stays when it is among the strongest of either end: then nobody's best link is lost to somebody else's plenty.
    private List<FoundLink> Strongest(List<FoundLink> links, int accounts)
    {
        var kept = new int[accounts];
        var chosen = new List<FoundLink>();
        links.Sort(static (x, y) => y.Bits.CompareTo(x.Bits) is not 0 and var byBits ? byBits : (x.A, x.B).CompareTo((y.A, y.B)));
        foreach (var link in links)
        {
            if (kept[link.A] >= options.MostPerAccount && kept[link.B] >= options.MostPerAccount) continue;
            kept[link.A]++;
            kept[link.B]++;
            chosen.Add(link);
        }
        return chosen;
    }
}
