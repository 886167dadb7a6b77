namespace Investigator.Domain.Detection;

/// <summary>Which keys of customers were reported as leaked and are not dealt with yet. The room that takes the reports answers.</summary>
public interface ILeakedKeySigns
{
    /// <summary>Those that are open, the earliest reported first; each key once.</summary>
    Task<IReadOnlyList<LeakedKeySign>> OpenAsync(CancellationToken ct);
}

/// <summary>A key that was reported.</summary>
/// <param name="Report">Id of the report.</param>
/// <param name="Key">Id of the key, as events have it.</param>
/// <param name="By">Who reported it.</param>
public sealed record LeakedKeySign(Guid Report, string Key, string By, DateTimeOffset At);
