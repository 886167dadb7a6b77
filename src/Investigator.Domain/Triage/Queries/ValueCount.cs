namespace Investigator.Domain.Triage.Queries;

/// <summary>A value that a field has, and how often.</summary>
/// <param name="Count">Among the first <see cref="LookedAt"/> rows.</param>
public sealed record ValueCount(string Value, int Count)
{
    /// <summary>Rows that are looked at for counts.</summary>
    public const int LookedAt = 20_000;
}
