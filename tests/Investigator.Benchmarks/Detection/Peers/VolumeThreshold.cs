namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>The most requests of an account in a day: the first thing a rate limit sees.</summary>
internal sealed class VolumeThreshold : IPeer
{
    public string Name => "volume";

    public PeerResult Rate(PeerWorld world)
    {
        var most = new double[world.Accounts.Count];
        foreach (var (day, count) in world.Events.CountBy(e => (e.Account, e.Hour / 24))) most[day.Account] = Math.Max(most[day.Account], count);
        return new(most, [.. Enumerable.Repeat(-1, most.Length)]);
    }
}
