namespace Investigator.Domain.Triage;

/// <summary>How the things of one kind are used: what is normal for an address is none for a network.</summary>
/// <param name="Things">How many there are.</param>
/// <param name="Accounts">Accounts on one of them.</param>
/// <param name="Requests">Requests with one of them; of what records name, the requests of its accounts.</param>
/// <param name="Days">Days with a request.</param>
public sealed record KindUse(long Things, Spread Accounts, Spread Requests, Spread Days)
{
    /// <summary>So long a distribution over a whole store is taken to hold.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);
}

/// <summary>How a number is spread, as its values at equal steps: the smallest, one after each thousandth, the largest.</summary>
/// <param name="Thousandths">In ascending order, <see cref="Steps"/> of them; fewer only where nothing was counted.</param>
public sealed record Spread(IReadOnlyList<long> Thousandths)
{
    public const int Steps = 1_001;

    public static Spread None { get; } = new([]);

    /// <summary>The value that a share of all things does not exceed.</summary>
    /// <param name="share">0 to 1.</param>
    public long At(double share) => Thousandths.Count == 0 ? 0 : Thousandths[(int)Math.Round(share * (Thousandths.Count - 1))];

    /// <summary>Which share of all things has less than this, to a thousandth, rounded down.</summary>
    public double Below(long value)
    {
        var (low, high) = (0, Thousandths.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Thousandths[middle] < value) low = middle + 1;
            else high = middle;
        }

        return Thousandths.Count < 2 ? 0 : Math.Max(0, low - 1) / (double)(Thousandths.Count - 1);
    }
}
