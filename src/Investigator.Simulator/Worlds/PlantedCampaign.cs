namespace Investigator.Simulator.Worlds;

/// <summary>A planned harvest and what it took, counted while the world is written.</summary>
public sealed class PlantedCampaign
{
    private readonly SortedDictionary<long, long> _hours = [];

    public required string Id { get; init; }
    public required string Family { get; init; }
    public required int Evasion { get; init; }
    public long Exchanges { get; private set; }
    public long First { get; private set; } = long.MaxValue;
    public long Last { get; private set; }

    /// <summary>Exchanges taken in each hour, by the hour's first tick.</summary>
    public IReadOnlyDictionary<long, long> Hours => _hours;

    public void Count(long at)
    {
        (Exchanges, First, Last) = (Exchanges + 1, Math.Min(First, at), Math.Max(Last, at));
        var hour = at - (at % TimeSpan.TicksPerHour);
        _hours[hour] = _hours.GetValueOrDefault(hour) + 1;
    }
}
