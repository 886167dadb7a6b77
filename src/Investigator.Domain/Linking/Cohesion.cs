using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Tells a thing that strangers share (a carrier's address, a popular prompt) from a thing that one operation shares, however many use it. The question is the company its users keep:
/// a user is attached when those with whom it shares a card, a device, or addresses on at least three networks use the thing too, far more often than its popularity explains.
/// The null model is independence: of n − 1 others on a card, (n − 1)·k/N would use a thing that k of N accounts use. Accounts of one organisation count once, since they share by right;
/// place and work never vouch for each other, since people gathered in one place work on one thing.
/// </summary>
internal sealed class Cohesion(Holdings holdings)
{
    /// <summary>Resources whose weight the number of users alone leaves nearly whole need no witness.</summary>
    private const double Undamped = 0.8;

    private const int FewestUsers = 6;
    private const int FewestNetworks = 3;

    // One in a hundred by chance for one witness; an account has few.
    private const double BitsToAttach = 7;

    private readonly bool[] _counts = Units(holdings);
    private readonly int[] _users = new int[holdings.Resources.Count];

    /// <summary>Sets <see cref="SharedResource.Cohesion"/> of every resource that its number of users damps. O(sum over such resources of their users' holdings).</summary>
    public void Measure(CancellationToken ct)
    {
        foreach (var resource in holdings.Resources)
            foreach (var member in resource.Members)
                if (_counts[member]) _users[resource.Index]++;

        var witnesses = Rows<int>.Of(_counts.Length, hand =>
        {
            for (var account = 0; account < _counts.Length; account++)
            {
                if (!_counts[account]) continue;
                foreach (ref readonly var hold in holdings.Of(account).AsSpan())
                    if (_users[hold.Resource] >= 2 && MayVouch(holdings.Resources[hold.Resource])) hand(account, hold.Resource);
            }
        });

        // Each resource is measured for itself, so two at once change nothing.
        Parallel.ForEach(
            holdings.Resources.Where(r => _users[r.Index] >= FewestUsers && r.Damping <= Undamped), new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Shared: new int[holdings.Resources.Count], Touched: new List<int>()),
            (resource, _, room) =>
            {
                Measure(resource, witnesses, room.Shared, room.Touched);
                return room;
            },
            _ => { });
    }

    private void Measure(SharedResource resource, Rows<int> witnesses, int[] shared, List<int> touched)
    {
        foreach (var member in resource.Members)
            foreach (var witness in witnesses.Span(member))
                if (shared[witness]++ == 0) touched.Add(witness);

        var rate = (double)resource.Users / holdings.Accounts.Count;
        var attached = resource.Members.Count(m => _counts[m] && Attachment(witnesses.Span(m), resource, rate, shared) >= BitsToAttach);
        resource.Cohesion = attached < FewestUsers / 2 ? 0 : Surprise.SureShare(attached, Math.Max(_users[resource.Index], resource.Users - (resource.Members.Length - _users[resource.Index])));
        foreach (var other in touched) shared[other] = 0;
        touched.Clear();
    }

    private double Attachment(ReadOnlySpan<int> witnesses, SharedResource resource, double rate, int[] shared)
    {
        var (owned, places) = (0.0, (Dictionary<int, double>?)null);
        foreach (var index in witnesses)
        {
            if (shared[index] < 2) continue;
            var witness = holdings.Resources[index];
            if (!Vouches(witness, resource)) continue;
            var bits = Surprise.PoissonBits(shared[witness.Index] - 1, (_users[witness.Index] - 1) * rate);
            if (!witness.IsAddress) owned += bits;
            else if (!(places ??= []).TryGetValue(witness.NetworkId, out var best) || best < bits) places[witness.NetworkId] = bits;
        }
        return owned + (places?.Count >= FewestNetworks ? places.Values.Sum() : 0);
    }

    private static bool MayVouch(SharedResource witness) => witness.Tie is LinkTies.Money or LinkTies.Machine || (witness.Resource.Kind is ResourceKind.IpAddress && witness.Network is not null);

    // Independent views only: a card says nothing new about a card, an address nothing about another address of its own network.
    private static bool Vouches(SharedResource witness, SharedResource resource) =>
        witness.Index != resource.Index && (witness.IsAddress ? witness.NetworkId != resource.NetworkId : witness.Tie != resource.Tie);

    private static bool[] Units(Holdings holdings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. holdings.Accounts.Select(a => a.Record.OrganizationId is not { } organisation || seen.Add(organisation))];
    }
}
