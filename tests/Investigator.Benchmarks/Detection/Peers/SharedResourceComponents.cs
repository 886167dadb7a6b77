namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>Connected components over shared cards, devices and addresses, those of more than 50 accounts left out; large components are suspicious.</summary>
internal sealed class SharedResourceComponents : IPeer
{
    public string Name => "shared components";

    public PeerResult Rate(PeerWorld world)
    {
        var sets = new Components(world.Accounts.Count);
        foreach (var users in world.Shared(templates: false, most: 50))
            for (var i = 1; i < users.Length; i++) sets.Join(users[0], users[i]);
        return PeerResult.BySize(sets.Groups());
    }
}
