namespace Investigator.Simulator.Worlds;

/// <summary>What all who settle in one world have in common: the time span, the networks, the software, the prompts, the programmes, the proxies for sale and the day of a release.</summary>
public sealed class Ground
{
    public Ground(WorldOptions options)
    {
        Options = options;
        Talk = new(Library);
        var rng = new Rng(Rng.Mix((ulong)options.Seed, Rng.Of("ground")));
        Programmes = [.. Enumerable.Range(0, 6).Select(_ => "r" + rng.Hex(6))];
        Release = options.From.UtcTicks + (long)(options.Days * rng.Between(0.45, 0.65) * TimeSpan.TicksPerDay);
        ProxyMarket = [.. Enumerable.Range(0, Math.Clamp((int)(6000 * options.Scale), 4000, 400_000)).Select(_ => Networks.Of(rng, "residential").Draw(rng))];
    }

    public WorldOptions Options { get; }
    public Networks Networks { get; } = Networks.Load();
    public Clients Clients { get; } = Clients.Load();
    public Measured Measured { get; } = Measured.Load();
    public PromptLibrary Library { get; } = PromptLibrary.Load();
    public Talk Talk { get; }

    /// <summary>Sign-up codes of education, research and start-up programmes: their real members use them, and so do those who pose as members.</summary>
    public IReadOnlyList<string> Programmes { get; }

    /// <summary>When a new model is released, in ticks.</summary>
    public long Release { get; }

    /// <summary>Home lines whose owners unknowingly sell their bandwidth. Pools rent them, and their owners are customers too.</summary>
    public IReadOnlyList<Address> ProxyMarket { get; }
}
