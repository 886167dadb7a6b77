namespace Investigator.Domain.Sharing;

/// <summary>Names one indicator inside a bundle.</summary>
public readonly record struct IndicatorKey(IndicatorKind Kind, string Value);

/// <summary>One thing a partner can look for, with the value as it leaves.</summary>
/// <param name="Kind">What the value names.</param>
/// <param name="Value">The value as it leaves; for personal kinds the keyed hash in hex. At most <see cref="MaxValueLength"/> characters.</param>
/// <param name="FirstSeenAt">First use by a member.</param>
/// <param name="LastSeenAt">Last use by a member.</param>
/// <param name="Accounts">Members that used it; <c>null</c> when the recipients may not know.</param>
/// <param name="Exchanges">Exchanges of members through it; <c>null</c> when the recipients may not know.</param>
/// <param name="Confidence">0 to 100 on the STIX scale.</param>
public sealed record Indicator(
    IndicatorKind Kind, string Value, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, long? Accounts, long? Exchanges, int Confidence)
{
    /// <summary>The longest value that may leave, in UTF-16 units. A cut value would match something else, so longer ones are withheld whole.</summary>
    public const int MaxValueLength = 1024;

    /// <summary>The value as it leaves.</summary>
    /// <exception cref="ArgumentException">Longer than <see cref="MaxValueLength"/>: the composer should have withheld it.</exception>
    public string Value { get; init; } = Value.Length <= MaxValueLength
        ? Value
        : throw new ArgumentException($"An indicator value has at most {MaxValueLength} characters.", nameof(Value));

    /// <summary>When in the day it was used: 24 shares of its exchanges by the hour (UTC), each 0 to 1; <c>null</c> when it was not measured.</summary>
    public IReadOnlyList<double>? HoursUtc { get; init; }

    /// <summary>The name of this indicator inside its bundle.</summary>
    public IndicatorKey Key => new(Kind, Value);
}
