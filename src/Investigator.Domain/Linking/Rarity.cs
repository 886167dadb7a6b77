namespace Investigator.Domain.Linking;

/// <summary>What sharing a resource weighs.</summary>
public static class Rarity
{
    /// <summary>
    /// Bits of surprise that a second account drawn at random uses a resource which <paramref name="users"/> of <paramref name="accounts"/> use, given that the first does:
    /// −log2((users − 1) / (accounts − 1)), damped by 1 / (1 + (users / halfAt)²) because what many share is common ground and not a tie.
    /// </summary>
    /// <returns>0 when fewer than two use it.</returns>
    public static double Bits(int users, int accounts, double halfAt)
    {
        if (users < 2 || accounts <= users) return 0;
        return Math.Log2((accounts - 1.0) / (users - 1)) / (1 + users / halfAt * (users / halfAt));
    }
}
