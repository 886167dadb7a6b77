using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>Times as logs write them: with an offset or without, numbers since 1970 in any unit, .NET ticks.</summary>
internal static class SourceTime
{
    /// <param name="zone">What a time without an offset means; <c>null</c>: UTC.</param>
    /// <returns>UTC, or <c>null</c> when it is no time of the years 1 to 9999.</returns>
    internal static DateTime? Read(ReadOnlySpan<byte> text, Conversion unit, TimeSpan? zone)
    {
        text = text.Trim((byte)' ');
        if (text.Length is 0 or > 64) return null;
        if (Utf8Parser.TryParse(text, out long whole, out var used) && used == text.Length) return FromWhole(whole, unit);
        if (text.IndexOfAny("-:"u8) <= 0 && Utf8Parser.TryParse(text, out double number, out used) && used == text.Length) return FromNumber(number, unit);
        if (Rfc3339.TryParse(text, out var utc)) return utc;
        Span<char> characters = stackalloc char[64];
        characters = characters[..Encoding.UTF8.GetChars(text, characters)];
        if (!DateTime.TryParse(characters, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out var read)) return null;
        if (read.Year < 2) return null;
        return SaysOffset(characters) ? read : Shifted(read, -(zone ?? TimeSpan.Zero));
    }

    internal static int Write(DateTime utc, Span<byte> into)
    {
        utc.TryFormat(into, out var length, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        return length;
    }

    // Without a unit the size tells: seconds reach 10^11 in the year 5138, nanoseconds were past 10^17 in 1973.
    private static DateTime? FromWhole(long value, Conversion unit) => unit switch
    {
        Conversion.Ticks => value is > 0 and <= 3_155_378_975_999_999_999 ? new DateTime(value, DateTimeKind.Utc) : null,
        Conversion.Seconds => Since(value, TimeSpan.TicksPerSecond),
        Conversion.Milliseconds => Since(value, TimeSpan.TicksPerMillisecond),
        Conversion.Microseconds => Since(value, TimeSpan.TicksPerMicrosecond),
        Conversion.Nanoseconds => value < 0 ? null : Since(value / 100, 1),
        _ => value switch
        {
            <= 0 => null,
            < 100_000_000_000 => Since(value, TimeSpan.TicksPerSecond),
            < 100_000_000_000_000 => Since(value, TimeSpan.TicksPerMillisecond),
            < 100_000_000_000_000_000 => Since(value, TimeSpan.TicksPerMicrosecond),
            _ => Since(value / 100, 1),
        },
    };

    private static DateTime? FromNumber(double value, Conversion unit)
    {
        if (!double.IsFinite(value) || value is < 0 or > 9e18) return null;
        var perUnit = unit switch
        {
            Conversion.Seconds => TimeSpan.TicksPerSecond,
            Conversion.Milliseconds => TimeSpan.TicksPerMillisecond,
            Conversion.Microseconds => TimeSpan.TicksPerMicrosecond,
            Conversion.Nanoseconds or Conversion.Ticks => 0.01,
            _ => value < 1e11 ? TimeSpan.TicksPerSecond : value < 1e14 ? TimeSpan.TicksPerMillisecond : value < 1e17 ? TimeSpan.TicksPerMicrosecond : 0.01,
        };
        return value * perUnit < 2.5e18 ? Since((long)(value * perUnit), 1) : null;
    }

    private static DateTime? Since(long units, long ticksPerUnit) =>
        units < 0 || units > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticksPerUnit ? null : DateTime.UnixEpoch.AddTicks(units * ticksPerUnit);

    private static DateTime? Shifted(DateTime time, TimeSpan by) => time.Ticks + by.Ticks is >= 0 and <= 3_155_378_975_999_999_999 and var ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;

    private static bool SaysOffset(ReadOnlySpan<char> text)
    {
        if (text[^1] is 'Z' or 'z' || text.EndsWith("GMT", StringComparison.OrdinalIgnoreCase) || text.EndsWith("UTC", StringComparison.OrdinalIgnoreCase)) return true;
        var sign = text.LastIndexOfAny('+', '-');
        return sign > 10 && text[sign..].Length is >= 3 and <= 6 && text[(sign + 1)..].IndexOfAnyExceptInRange('0', ':') < 0;
    }
}
