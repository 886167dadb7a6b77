namespace Investigator.Simulator.Worlds;

/// <summary>What world to make. The same options give the same bytes.</summary>
public sealed record WorldOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Multiplies the honest customers, and the usual harvests with them; a plan's own numbers stay as they are. 1 is the demo world. Between 0.02 and 1,000.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Harvests and look-alikes in numbers of their own; what it leaves out is as usual.</summary>
    public WorldPlan Plan { get; init; } = new();

    /// <summary>Midnight at which the first day begins.</summary>
    public DateTimeOffset From { get; init; } = new(2026, 10, 18, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whole days of traffic, 3 to 90.</summary>
    public int Days { get; init; } = 14;

    public DateTimeOffset To => From.AddDays(Days);

    /// <summary>Why these options make no world, in words for a person, or null.</summary>
    public string? Refusal() => this switch
    {
        { Scale: not (>= 0.02 and <= 1000) } => $"The scale must lie between 0.02 and 1000; it is {FormattableString.Invariant($"{Scale}")}. Scale 1 gives about 2,500 accounts.",
        { Days: < 3 or > 90 } => $"The days must lie between 3 and 90; there are {FormattableString.Invariant($"{Days}")}.",
        { Plan: null } => "There is no plan.",
        _ => Plan.Refusal(),
    };
}
