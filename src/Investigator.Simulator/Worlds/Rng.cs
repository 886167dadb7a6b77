namespace Investigator.Simulator.Worlds;

/// <summary>A small seeded generator (SplitMix64, Steele et al. 2014) with the distributions of a world. Each account has its own, so accounts do not disturb one another.</summary>
public sealed class Rng(ulong seed)
{
    private ulong _state = seed;

    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    public static ulong Mix(ulong a, ulong b) => Mix(Mix(a) ^ (b * 0xD6E8FEB86659FD93UL));

    /// <summary>FNV-1a of a name: the same on every machine and run, unlike string.GetHashCode.</summary>
    public static ulong Of(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    public ulong Bits()
    {
        var value = Mix(_state);
        _state += 0x9E3779B97F4A7C15UL;
        return value;
    }

    /// <summary>A generator of its own, drawn from this one.</summary>
    public Rng Fork() => new(Bits());

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (Unit() * (high - low));

    /// <summary>Uniform in [0, below).</summary>
    public int Below(int below) => (int)(((UInt128)Bits() * (ulong)below) >> 64);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        return radius * Math.Cos(2 * Math.PI * Unit());
    }

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>Gamma by Marsaglia and Tsang (2000), with the usual boost below shape 1; the mean is <paramref name="mean"/>.</summary>
    public double Gamma(double shape, double mean)
    {
        var boost = shape < 1 ? Math.Pow(1 - Unit(), 1 / shape) : 1;
        var d = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Unit()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return boost * d * v * mean / shape;
        }
    }

    /// <summary>Poisson by counting exponential gaps; meant for means up to a few hundred.</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (var sum = Exponential(1); sum < mean; sum += Exponential(1)) count++;
        return count;
    }

    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    public string Hex(int digits) => string.Create(digits, this, static (span, rng) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = "0123456789abcdef"[rng.Below(16)];
    });
}
