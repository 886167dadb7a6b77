using System.Globalization;

namespace Investigator.Domain.Detection.Rules;

/// <summary>A stretch of the clock: from one full half hour, hour or day (UTC) to the next, weeks from Monday. A closed list, since every one divides a day or is a week.</summary>
/// <param name="Length">How long it lasts.</param>
/// <param name="Name">As it is written.</param>
public sealed record RuleSpan(TimeSpan Length, string Name)
{
    /// <summary>Shortest first.</summary>
    public static IReadOnlyList<RuleSpan> All { get; } =
    [
        new(TimeSpan.FromMinutes(30), "30m"), new(TimeSpan.FromHours(1), "1h"), new(TimeSpan.FromHours(2), "2h"), new(TimeSpan.FromHours(3), "3h"), new(TimeSpan.FromHours(4), "4h"),
        new(TimeSpan.FromHours(6), "6h"), new(TimeSpan.FromHours(8), "8h"), new(TimeSpan.FromHours(12), "12h"), new(TimeSpan.FromDays(1), "1d"), new(TimeSpan.FromDays(7), "7d"),
    ];

    /// <summary>Monday, 5 January 1970: where weeks are counted from. Days and shorter spans begin at midnight anyway.</summary>
    public static DateTimeOffset Origin { get; } = new(1970, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One that lasts as long; <c>null</c>: there is none.</summary>
    public static RuleSpan? Of(TimeSpan length) => All.FirstOrDefault(s => s.Length == length);

    /// <summary>The one nearest to a length.</summary>
    internal static RuleSpan Nearest(TimeSpan length) => All.MinBy(s => Math.Abs(Math.Log(s.Length / length)))!;

    /// <summary>Reads <c>24h</c>, <c>90m</c>, <c>2w</c>.</summary>
    internal static TimeSpan? Read(string text)
    {
        if (text.Length < 2 || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 100_000) return null;
        return char.ToLowerInvariant(text[^1]) switch
        {
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => null,
        };
    }

    /// <summary>In the largest unit that is whole.</summary>
    internal static string Write(TimeSpan length) => length.Ticks % TimeSpan.TicksPerDay == 0 ? string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / TimeSpan.TicksPerDay}d")
        : length.Ticks % TimeSpan.TicksPerHour == 0 ? string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / TimeSpan.TicksPerHour}h")
        : string.Create(CultureInfo.InvariantCulture, $"{length.Ticks / TimeSpan.TicksPerMinute}m");
}
