namespace Investigator.Telemetry.Ingest;

/// <summary>Times as RFC 3339 section 5.6 writes them, with an offset. The framework's parser also takes times without one, as local time.</summary>
internal static class Rfc3339
{
    /// <summary>UTC, cut to microseconds. A leap second becomes the second after it.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || text[13] != ':' || text[16] != ':') return false;
        if (!Number(text[..4], out var year) || !Number(text[5..7], out var month) || !Number(text[8..10], out var day)) return false;
        if (!Number(text[11..13], out var hour) || !Number(text[14..16], out var minute) || !Number(text[17..19], out var second)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60) return false;

        var rest = text[19..];
        var ticks = 0L;
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits <= 0) return false;
            for (var i = 0; i < 7; i++) ticks = (ticks * 10) + (i < digits ? rest[1 + i] - '0' : 0);
            rest = rest[(digits + 1)..];
        }
        if (!Offset(rest, out var offset)) return false;

        var total = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).Ticks + (second * TimeSpan.TicksPerSecond) + ticks - (offset * TimeSpan.TicksPerMinute);
        if (total < 0 || total > DateTime.MaxValue.Ticks) return false;
        utc = new(total - (total % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        return true;
    }

    private static bool Offset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1) return text[0] is (byte)'Z' or (byte)'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':') return false;
        if (!Number(text[1..3], out var hour) || !Number(text[4..], out var minute) || hour > 23 || minute > 59) return false;
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool Number(ReadOnlySpan<byte> digits, out int value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            value = (value * 10) + digit - '0';
        }
        return true;
    }
}
