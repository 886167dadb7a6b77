namespace Investigator.Simulator.Worlds;

/// <summary>What was written.</summary>
public sealed record WorldSummary
{
    /// <summary>Why nothing was written, in words for a person, or null.</summary>
    public string? Refusal { get; init; }
    public long Events { get; init; }
    public int Accounts { get; init; }
    public int FraudAccounts { get; init; }
    public int CompromisedAccounts { get; init; }
    public int Campaigns { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset To { get; init; }
    public IReadOnlyDictionary<string, int> AccountsByArchetype { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
