namespace Investigator.Domain.Decisions;

/// <summary>How an enforcement point does.</summary>
public enum PointState
{
    /// <summary>Its key was revoked.</summary>
    Revoked,

    /// <summary>It never asked.</summary>
    Unheard,

    /// <summary>It acknowledged decisions whose accounts got answers afterwards.</summary>
    Lying,

    /// <summary>It has not asked for a while.</summary>
    Down,

    /// <summary>It asks, but a change has waited for it for a while.</summary>
    Slow,

    Up,
}

/// <summary>When a point is what.</summary>
public static class PointStates
{
    /// <summary>Without a question for so long a point is down: a question waits a minute at most, and two may go astray.</summary>
    public static TimeSpan DownAfter { get; } = TimeSpan.FromMinutes(5);

    /// <summary>A change that waited so long makes a point slow.</summary>
    public static TimeSpan SlowAfter { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The worst that holds.</summary>
    public static PointState Of(PointRow point, DateTimeOffset now)
    {
        if (point.RevokedAt is not null) return PointState.Revoked;
        if (point.Breaches > 0) return PointState.Lying;
        if (point.SeenAt is not { } seen) return PointState.Unheard;
        if (now - seen > DownAfter) return PointState.Down;
        return now - point.WaitingSince > SlowAfter ? PointState.Slow : PointState.Up;
    }
}
