using System.Text;
using Investigator.Domain.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Audit;

/// <summary>Whatever is done to an export of the audit, its check finds it.</summary>
public sealed class AuditLinesTests
{
    private static readonly byte[] Export = Encoding.UTF8.GetBytes(string.Concat(Entries().Select(e => AuditLines.Write(e) + "\n")));

    [Fact]
    public void An_untouched_export_is_whole() => Assert.Null(BreakOf(Export));

    [Fact]
    public void Any_byte_that_changes_is_found()
    {
        var random = new Random(6);
        for (var at = 0; at < Export.Length; at++)
        {
            foreach (var to in (ReadOnlySpan<byte>)[(byte)(Export[at] ^ 1), (byte)(Export[at] ^ 0x20), (byte)'\r', (byte)' ', (byte)random.Next(256)])
            {
                if (to == Export[at]) continue;
                byte[] changed = [.. Export];
                changed[at] = to;
                Assert.True(BreakOf(changed) is not null, $"byte {at}, '{(char)Export[at]}' to {to}");
            }
        }
    }

    [Fact]
    public void Any_byte_taken_out_or_put_in_is_found()
    {
        for (var at = 0; at < Export.Length; at++)
        {
            Assert.True(BreakOf([.. Export[..at], .. Export[(at + 1)..]]) is not null, $"without byte {at}");
            foreach (var more in " \n\r\t0\"\\,{}"u8)
                Assert.True(BreakOf([.. Export[..at], more, .. Export[at..]]) is not null, $"{more} before byte {at}");
        }
    }

    [Fact]
    public void Lines_that_are_dropped_swapped_repeated_or_put_in_are_found()
    {
        var lines = Encoding.UTF8.GetString(Export).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var one = 0; one < lines.Length; one++)
        {
            if (one < lines.Length - 1) Assert.NotNull(BreakOf([.. lines[..one], .. lines[(one + 1)..]]));
            for (var two = 0; two <= lines.Length; two++) Assert.NotNull(BreakOf([.. lines[..two], lines[one], .. lines[two..]]));
            for (var two = one + 1; two < lines.Length; two++)
            {
                string[] swapped = [.. lines];
                (swapped[one], swapped[two]) = (swapped[two], swapped[one]);
                Assert.NotNull(BreakOf(swapped));
            }
        }
    }

    [Fact]
    public void A_line_that_says_two_things_at_once_is_found()
    {
        var lines = Encoding.UTF8.GetString(Export).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[2] = lines[2].Replace("\"act\":", "\"act\":\"sign-in\",\"act\":", StringComparison.Ordinal);
        Assert.Contains("Line 3", BreakOf(lines), StringComparison.Ordinal);
    }

    private static string? BreakOf(string[] lines) => BreakOf(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    private static string? BreakOf(byte[] export)
    {
        try
        {
            using var file = new MemoryStream(export);
            return AuditChain.FirstBreak(AuditLines.ReadAll(file))?.Message;
        }
        catch (InvalidDataException broken)
        {
            return broken.Message;
        }
    }

    private static IEnumerable<AuditEntry> Entries()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, 123, TimeSpan.Zero).AddTicks(4560));
        AuditEntry? last = null;
        foreach (var (act, subject, detail) in ((string, string, string)[])[
            ("sign-in", "person:analyst-1", "{}"), ("freeze", "campaign:6f", """{"accounts":12,"reason":"größer als \"normal\""}"""), ("prompt.opened", "account:<b>\u202E7", """{"purpose":"appeal"}"""), ("ban.approved", "proposal:9", "{}")])
        {
            clock.Advance(TimeSpan.FromMinutes(7));
            yield return last = AuditEntry.After(last, new Person("analyst-1", "Ana Lyst 😀", Role.Analyst), act, subject, detail, clock);
        }
    }
}
