using System.Globalization;

namespace Investigator.Domain.Triage.Queries;

/// <summary>A time as people write it: <c>2026-03-01</c>, <c>2026-03-01T14:05</c>, <c>2026-03-01T14:05:09</c> (all UTC), <c>now</c>, or an offset from now: <c>-7d</c>, <c>+90m</c>.</summary>
public sealed record QueryMoment
{
    private const int LongestOffsetDays = 36_500;

    private static readonly (string Format, TimeSpan Length)[] s_shapes =
    [
        ("yyyy-MM-dd", TimeSpan.FromDays(1)), ("yyyy-MM-dd'T'HH:mm", TimeSpan.FromMinutes(1)), ("yyyy-MM-dd'T'HH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-dd'T'HH:mm'Z'", TimeSpan.FromMinutes(1)), ("yyyy-MM-dd'T'HH:mm:ss'Z'", TimeSpan.FromSeconds(1)),
    ];

    private QueryMoment(string text) => Text = text;

    /// <summary>As it is written: an offset stays an offset, so that a link to "the last seven days" means them every day.</summary>
    public string Text { get; }

    private DateTimeOffset? At { get; init; }

    private TimeSpan Length { get; init; }

    private TimeSpan Offset { get; init; }

    /// <summary>True for an offset from now, which is a point and no span.</summary>
    public bool IsRelative => At is null;

    /// <returns><c>null</c>: the text is no time.</returns>
    public static QueryMoment? Read(string text)
    {
        var small = text.ToLowerInvariant();
        if (small == "now") return new("now");
        foreach (var (format, length) in s_shapes)
            if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
                return at.Year is >= 1900 and < 9999 ? new(text.TrimEnd('Z')) { At = at, Length = length } : null;
        return ReadOffset(small);
    }

    /// <summary>From when to when it lasts (the end left out); both are the same for an offset.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span(DateTimeOffset now) => At is { } at ? (at, at + Length) : (now + Offset, now + Offset);

    private static QueryMoment? ReadOffset(string text)
    {
        if (text.Length < 3 || text[0] is not ('-' or '+') || !int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        TimeSpan? unit = text[^1] switch { 's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), 'w' => TimeSpan.FromDays(7), _ => null };
        if (unit is null || count > LongestOffsetDays || count * unit.Value.TotalDays > LongestOffsetDays) return null;
        return new(text) { Offset = (text[0] == '-' ? -count : count) * unit.Value };
    }
}
