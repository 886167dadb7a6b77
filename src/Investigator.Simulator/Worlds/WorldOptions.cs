namespace Investigator.Simulator.Worlds;

/// <summary>What world to make. The same options give the same bytes.</summary>
public sealed record WorldOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Multiplies accounts and events. 1 is the demo world: about 2,000 accounts and 60 to 80 thousand events in 14 days. Between 0.02 and 1,000.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Midnight at which the first day begins.</summary>
    public DateTimeOffset From { get; init; } = new(2026, 10, 18, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whole days of traffic, 3 to 90.</summary>
    public int Days { get; init; } = 14;

    /// <summary>Planted families by archetype name; null: the standard ones (hydra, reasoning-elicitation, stolen-key). Honest kinds always live there.</summary>
    public IReadOnlyList<string>? Families { get; init; }

    /// <summary>How well the planted hide, 0 (blunt) to 3 (as well as is known); null: each family's usual way.</summary>
    public int? Evasion { get; init; }

    /// <summary>Accounts of the large pool, independent of <see cref="Scale"/>; null: 240 at scale 1.</summary>
    public int? PoolAccounts { get; init; }

    /// <summary>Share of a pool's requests that are honest cover, over what <see cref="Evasion"/> says; null: by evasion.</summary>
    public double? Cover { get; init; }

    public DateTimeOffset To => From.AddDays(Days);

    /// <summary>Why these options make no world, in words for a person, or null.</summary>
    public string? Refusal() => this switch
    {
        { Scale: not (>= 0.02 and <= 1000) } => $"The scale must lie between 0.02 and 1000; it is {FormattableString.Invariant($"{Scale}")}. Scale 1 gives about 70,000 events.",
        { Days: < 3 or > 90 } => $"The days must lie between 3 and 90; there are {FormattableString.Invariant($"{Days}")}.",
        { Evasion: < 0 or > 3 } => $"The evasion must lie between 0 and 3; it is {Evasion}.",
        { PoolAccounts: < 3 or > 200_000 } => $"A pool has between 3 and 200,000 accounts; {PoolAccounts} were asked for.",
        { Cover: not (>= 0 and <= 0.98) and not null } => "The cover is a share between 0 and 0.98.",
        { Families: { } asked } when asked.Except(World.Planted, StringComparer.Ordinal).FirstOrDefault() is { } unknown =>
            $"There is no family {unknown}. Known are: {string.Join(", ", World.Planted)}.",
        _ => null,
    };
}
