namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>
/// SynchroTrap (Cao et al., CCS 2014): an action is an address in an hour; two accounts match where they share actions, their similarity is Jaccard's over the whole span,
/// and single linkage above a threshold makes clusters. Buckets of more than 200 accounts are left out, as pairs grow with their square.
/// </summary>
internal sealed class SynchroTrap : IPeer
{
    private const double Similar = 0.3;

    public string Name => "SynchroTrap";

    public PeerResult Rate(PeerWorld world)
    {
        var actions = new int[world.Accounts.Count];
        var shared = new Dictionary<(int, int), int>();
        foreach (var bucket in world.Events.Select(e => (e.Ip, e.Hour, e.Account)).Distinct().GroupBy(action => (action.Ip, action.Hour), action => action.Account))
        {
            var accounts = bucket.Order().ToArray();
            foreach (var account in accounts) actions[account]++;
            if (accounts.Length > 200) continue;
            for (var i = 0; i < accounts.Length; i++)
                for (var j = i + 1; j < accounts.Length; j++)
                    shared[(accounts[i], accounts[j])] = shared.GetValueOrDefault((accounts[i], accounts[j])) + 1;
        }
        var sets = new Components(world.Accounts.Count);
        foreach (var ((one, other), both) in shared)
            if (both >= Similar * (actions[one] + actions[other] - both)) sets.Join(one, other);
        return PeerResult.BySize(sets.Groups());
    }
}
