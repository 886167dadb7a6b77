using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats;

namespace Investigator.Tests.Sharing;

public sealed class CsvBundles
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("\u202E=1")]
    [InlineData("\0=1")]
    [InlineData("＝1+1")]
    [InlineData("'=1")]
    public void What_a_spreadsheet_could_run_gets_an_apostrophe(string value) => Assert.StartsWith("'", Raw(value), StringComparison.Ordinal);

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux)")]
    [InlineData("a=b")]
    [InlineData("")]
    public void Ordinary_values_stay_as_they_are(string value) => Assert.Equal(value, Raw(value));

    [Property(MaxTest = 500)]
    public bool Any_value_comes_back_out_of_the_file(NonNull<string> text)
    {
        var value = text.Get.Length > Indicator.MaxValueLength ? text.Get[..Indicator.MaxValueLength] : text.Get;
        var raw = Raw(value);
        var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)).Select(one => char.IsControl(one) && one is not ('\t' or '\r' or '\n') ? '\uFFFD' : one);
        return (raw.StartsWith('\'') ? raw[1..] : raw) == string.Concat(expected);
    }

    [Fact]
    public void Every_row_has_every_column() =>
        Assert.All(Read(new CsvBundleWriter().Write(ACampaign.WithEverything.Named("a,b\"c\r\nd").Bundle())), row => Assert.Equal(CsvBundleWriter.Columns.Count, row.Count));

    private static string Raw(string value)
    {
        var seen = ACampaign.Noon;
        var bundle = ACampaign.WithMembers(5).Bundle() with { Indicators = [new Indicator(IndicatorKind.UserAgent, value, seen, seen, 5, 5, 50)] };
        var rows = Read(new CsvBundleWriter().Write(bundle));
        Assert.Equal(2, rows.Count);
        return rows[1][1];
    }

    /// <summary>A reader after RFC 4180: every field in quotes, quotes doubled, CRLF after each row, nothing else anywhere.</summary>
    private static List<List<string>> Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        List<List<string>> rows = [[]];
        var at = 0;
        while (at < text.Length)
        {
            Assert.Equal('"', text[at++]);
            var field = new StringBuilder();
            while (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'))
            {
                field.Append(text[at]);
                at += text[at] == '"' ? 2 : 1;
            }

            rows[^1].Add(field.ToString());
            at++;
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([]);
        }

        Assert.Empty(rows[^1]);
        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
