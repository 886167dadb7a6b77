namespace Investigator.Domain.Linking;

/// <summary>Random numbers that are the same in every run and process (splitmix64, Steele, Lea, Flood 2014).</summary>
internal sealed class SeededDraw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A seed that follows from a text.</summary>
    public static ulong SeedOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    public int Below(int below) => (int)(((UInt128)Next() * (ulong)below) >> 64);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Unit())) * Math.Cos(2 * Math.PI * Unit());

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
