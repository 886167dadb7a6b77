using System.Buffers;
using System.Globalization;
using System.Text;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>A line as a syslog message: the header of RFC 5424, and in front of it the length in octets (RFC 6587 section 3.4.1, RFC 5425 section 4.3).</summary>
public static class SyslogMessage
{
    // Facility 13, "log audit" (RFC 5424 section 6.2.1).
    private const int Facility = 13;

    /// <summary>Appends one framed message.</summary>
    /// <param name="host">This machine's name; what a header can't hold is left out.</param>
    public static void Append(SecurityAlert alert, ReadOnlySpan<byte> line, string host, IBufferWriter<byte> to)
    {
        var priority = (Facility * 8) + LevelOf(alert.Severity);
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"<{priority}>1 {alert.At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {Word(host, 255)} {AlertProduct.Name} - {Word(alert.Act, 32)} - ");
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{header.Length + line.Length} {header}"), to);
        to.Write(line);
    }

    private static int LevelOf(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => 2,
        AlertSeverity.High => 3,
        AlertSeverity.Medium => 4,
        AlertSeverity.Low => 5,
        _ => 6,
    };

    private static string Word(string text, int longest)
    {
        var word = string.Concat(text.Where(c => c is > ' ' and < '\u007F').Take(longest));
        return word.Length == 0 ? "-" : word;
    }
}
