namespace Investigator.Domain.Linking;

/// <summary>What sharing a resource weighs.</summary>
public static class Rarity
{
    /// <summary>
    /// Bits of surprise that a second account drawn at random uses a resource which <paramref name="users"/> of <paramref name="accounts"/> use, given that the first does:
    /// −log2((users − 1) / (accounts − 1)), damped by 1 / (1 + (users / halfAt)²) because what many share is common ground and not a tie.
    /// </summary>
    /// <returns>0 when fewer than two use it.</returns>
    public static double Bits(int users, int accounts, double halfAt) => Bits(users, accounts, halfAt, cohesion: 0);

    /// <summary>
    /// The same for a resource whose users are known to belong together: what counts against it is how many <em>others</em> use it. The share <paramref name="cohesion"/> of its users
    /// (see <see cref="Cohesion"/>) is left out of the count, and the damping never falls below it. Of a carrier's address nothing is left out; of a pool's template nearly all.
    /// </summary>
    /// <param name="cohesion">0 to 1: share of the users who are tied to other users of it by independent things.</param>
    /// <returns>0 when fewer than two use it.</returns>
    public static double Bits(int users, int accounts, double halfAt, double cohesion)
    {
        if (users < 2 || accounts <= users) return 0;
        var others = Math.Max(1, (users - 1) * (1 - cohesion));
        return Math.Log2((accounts - 1.0) / others) * Math.Max(Damping(users, halfAt), cohesion);
    }

    /// <summary>What is left of a weight when nothing is known of the users but their number: 1 for few, ½ at <paramref name="halfAt"/>, towards 0.</summary>
    public static double Damping(int users, double halfAt) => 1 / (1 + users / halfAt * (users / halfAt));
}
