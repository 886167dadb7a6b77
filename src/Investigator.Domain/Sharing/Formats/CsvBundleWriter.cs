using System.Globalization;
using System.Text;
using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Formats;

/// <summary>
/// One row per indicator, RFC 4180: comma, CRLF, every field quoted. Fields that a spreadsheet could take for a formula get an apostrophe in front;
/// so do fields that begin with one, and a reader gets the value back by taking one leading apostrophe away.
/// </summary>
public sealed class CsvBundleWriter : IBundleWriter
{
    /// <summary>The header, in order of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "type", "value", "confidence", "accounts", "exchanges", "first_seen", "last_seen", "valid_from", "valid_until",
        "tlp", "campaign_id", "campaign", "producer", "sharing_key_id",
    ];

    /// <inheritdoc/>
    public string Id => "csv";

    /// <inheritdoc/>
    public string Title => "CSV";

    /// <inheritdoc/>
    public string FileExtension => ".csv";

    /// <inheritdoc/>
    public string ContentType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public void Write(Bundle bundle, Stream to)
    {
        using var csv = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Row(csv, Columns);
        var campaign = StixIds.Of("campaign", bundle.ProducerName, bundle.CampaignId);
        foreach (var one in bundle.Indicators)
        {
            Row(csv,
            [
                one.Kind.Word(), one.Value, Number(one.Confidence), Number(one.Accounts), Number(one.Exchanges), StixIds.Time(one.FirstSeenAt), StixIds.Time(one.LastSeenAt),
                StixIds.Time(bundle.ValidFrom), StixIds.Time(bundle.ValidUntil), bundle.TrafficLight.Label(), campaign,
                SharedText.Clean(bundle.CampaignName, SharedText.MaxName), SharedText.Clean(bundle.ProducerName, SharedText.MaxName), one.Kind.IsPersonal() ? bundle.SharingKeyId ?? "" : "",
            ]);
        }
    }

    /// <summary>One field, quoted. Control characters but tab and line ends become U+FFFD: many readers take NUL for the end of the file.</summary>
    internal static string Field(string value)
    {
        var field = new StringBuilder("\"", value.Length + 4);
        if (LooksLikeFormula(value))
            field.Append('\'');
        foreach (var rune in value.EnumerateRunes())
        {
            _ = rune.Value == '"' ? field.Append("\"\"")
                : Rune.IsControl(rune) && rune.Value is not ('\t' or '\r' or '\n') ? field.Append('\uFFFD')
                : field.Append(rune.ToString());
        }

        return field.Append('"').ToString();
    }

    // What OWASP lists under CSV injection, the full-width forms that some spreadsheets fold to them, and all of these behind blanks that an import may trim.
    private static bool LooksLikeFormula(string value)
    {
        if (value.Length == 0)
            return false;
        if (value[0] is '\t' or '\r' or '\n' or '\'')
            return true;
        var first = value.AsSpan().TrimStart();
        while (first.Length > 0 && (char.IsControl(first[0]) || char.GetUnicodeCategory(first[0]) == UnicodeCategory.Format))
            first = first[1..].TrimStart();
        return first.Length > 0 && first[0] is ('=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠');
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Row(StreamWriter csv, IReadOnlyList<string> fields)
    {
        csv.Write(string.Join(',', fields.Select(Field)));
        csv.Write("\r\n");
    }
}
