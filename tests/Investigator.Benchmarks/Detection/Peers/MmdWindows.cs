namespace Investigator.Benchmarks.Detection.Peers;

/// <summary>
/// The window test of Liu, Guo and Dong (2026) on each account alone: the maximum mean discrepancy between the latest w prompts of an account and honest history, with a Gaussian kernel by random
/// Fourier features (Rahimi and Recht 2007). An account that never fills a window cannot be judged.
/// </summary>
internal sealed class MmdWindows(int window) : IPeer
{
    private const int Features = 128;

    public string Name => $"MMD w={window}";

    public PeerResult Rate(PeerWorld world)
    {
        // history: a tenth of all traffic, as a provider has it, mostly honest
        var all = new double[Features];
        var history = world.Events.Where((_, n) => n % 10 == 0).Select(e => Map(e.Words)).ToList();
        foreach (var map in history) for (var i = 0; i < Features; i++) all[i] += map[i] / history.Count;
        return new([.. world.ByAccount().Select(requests => requests.Count < window ? double.NegativeInfinity : Distance(requests, all))], [.. Enumerable.Repeat(-1, world.Accounts.Count)]);
    }

    private double Distance(List<PeerEvent> requests, double[] all)
    {
        var most = 0.0;
        for (var start = 0; start + window <= requests.Count; start += window)
        {
            var mean = new double[Features];
            foreach (var e in requests.Skip(start).Take(window))
            {
                var map = Map(e.Words);
                for (var i = 0; i < Features; i++) mean[i] += map[i] / window;
            }
            most = Math.Max(most, Enumerable.Range(0, Features).Sum(i => (mean[i] - all[i]) * (mean[i] - all[i])));
        }
        return most;
    }

    private static double[] Map(float[] words)
    {
        var map = new double[Features];
        for (var i = 0; i < Features; i++) map[i] = Math.Sqrt(2.0 / Features) * Math.Cos(PeerWorld.Dot(words, s_directions[i]) + s_phases[i]);
        return map;
    }

    private static readonly Investigator.Simulator.Worlds.Rng s_rng = new(7);
    private static readonly float[][] s_directions = [.. Enumerable.Range(0, Features).Select(_ => Enumerable.Range(0, PeerWorld.Dimensions).Select(_ => (float)s_rng.Normal()).ToArray())];
    private static readonly double[] s_phases = [.. Enumerable.Range(0, Features).Select(_ => s_rng.Between(0, 2 * Math.PI))];
}
