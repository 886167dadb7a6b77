using System.Collections;
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
        new Cohesion(holdings).Measure(ct);
        var slots = await SlotsAsync(window, holdings, ct).ConfigureAwait(false);
        var lockstep = new Lockstep(slots, (int)(TimeSpan.FromDays(1) / Slot));

        var weigher = new LinkWeigher(holdings, lockstep, options);
        var links = Candidates(holdings, lockstep, ct).AsParallel().AsOrdered().WithCancellation(ct).Select(pair => weigher.Weigh((int)(pair >> 32), (int)pair)).OfType<FoundLink>().ToList();
        return new(weigher, holdings, Strongest(links, accounts.Count), links.Count, slots, (int)(TimeSpan.FromDays(1) / Slot));
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
            0, holdings.Accounts.Count, new ParallelOptions { CancellationToken = ct },
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
        foreach (var link in links.OrderByDescending(l => l.Bits).ThenBy(l => l.A).ThenBy(l => l.B))
        {
            if (kept[link.A] >= options.MostPerAccount && kept[link.B] >= options.MostPerAccount) continue;
            kept[link.A]++;
            kept[link.B]++;
            chosen.Add(link);
        }
        return chosen;
    }
}

/// <summary>The links of one analysis.</summary>
public sealed class LinkMap
{
    private readonly LinkWeigher _weigher;

    internal LinkMap(LinkWeigher weigher, Holdings holdings, IReadOnlyList<FoundLink> links, int found, IReadOnlyDictionary<int, int[]> slots, int slotsPerDay) =>
        (_weigher, Holdings, Found, Total, Slots, SlotsPerDay) = (weigher, holdings, links, found, slots, slotsPerDay);

    /// <summary>How many links were found before the strongest per account were kept.</summary>
    public int Total { get; }

    internal Holdings Holdings { get; }

    internal IReadOnlyList<FoundLink> Found { get; }

    /// <summary>Active slots by account.</summary>
    internal IReadOnlyDictionary<int, int[]> Slots { get; }

    internal int SlotsPerDay { get; }

    /// <summary>
    /// The kept links in the order of their accounts, each put into words when it is read: the sentences of a million links are more than the memory of an analysis, and a store takes them one by one.
    /// </summary>
    public IReadOnlyCollection<Link> Links => field ??= new ExplainedLinks(
        [.. Found.Select(l => (First: IdOf(l.A), Second: IdOf(l.B), Link: l)).Select(l => string.CompareOrdinal(l.First, l.Second) <= 0 ? l : (First: l.Second, Second: l.First, l.Link))
            .OrderBy(l => l.First, StringComparer.Ordinal).ThenBy(l => l.Second, StringComparer.Ordinal).Select(l => l.Link)], Explained);

    /// <summary>The heaviest link of an account, or <c>null</c> when it has none.</summary>
    public Link? HeaviestOf(AccountId account) => Holdings.IndexOf(account) is { } index && Heaviest[index] is { } link ? Explained(link) : null;

    /// <summary>Whether any kept link is the account's.</summary>
    public bool HasLink(AccountId account) => Holdings.IndexOf(account) is { } index && Heaviest[index] is not null;

    private FoundLink?[] Heaviest => field ??= HeaviestByAccount();

    private string IdOf(int account) => Holdings.Accounts[account].AccountId.Value;

    private Link Explained(FoundLink link) => Link.Between(Holdings.Accounts[link.A].AccountId, Holdings.Accounts[link.B].AccountId, _weigher.Explain(link));

    private FoundLink?[] HeaviestByAccount()
    {
        var heaviest = new FoundLink?[Holdings.Accounts.Count];
        foreach (var link in Found)     // heaviest first
        {
            heaviest[link.A] ??= link;
            heaviest[link.B] ??= link;
        }
        return heaviest;
    }

    private sealed class ExplainedLinks(FoundLink[] found, Func<FoundLink, Link> explained) : IReadOnlyCollection<Link>
    {
        public int Count => found.Length;

        public IEnumerator<Link> GetEnumerator() => found.Select(explained).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>What kind of tie a link is: two of them are independent evidence.</summary>
[Flags]
public enum LinkTies
{
    None = 0,

    /// <summary>Addresses of one or two networks, e-mail domain, referral code: people who sit or were gathered together.</summary>
    Place = 1,

    /// <summary>Addresses of three networks or more in common: moving together.</summary>
    Movement = 2,

    /// <summary>A card or bank account.</summary>
    Money = 4,

    /// <summary>A device.</summary>
    Machine = 8,

    /// <summary>Rare prompt skeletons.</summary>
    Work = 16,

    /// <summary>Lockstep, or work that begins and ends together.</summary>
    Timing = 32,
}

/// <summary>A link before it is put into words.</summary>
internal sealed record FoundLink(int A, int B, double Bits, LinkTies Ties);
