using System.Net;

namespace Investigator.Domain.Triage.Queries;

/// <summary>Indicators as they come out of a mail or a ticket, armed or not, said as a query.</summary>
internal static class PastedIndicators
{
    private static readonly char[] s_between = [' ', '\t', '\r', '\n', ',', ';'];

    /// <summary>A query for any of them; <c>null</c> when the text holds anything else, or the list has no field for it. O(length).</summary>
    public static string? AsQuery(string text, QueryFields fields)
    {
        var words = text.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length is 0 or > Query.MostValues) return null;
        var groups = new Dictionary<QueryField, List<string>>();
        foreach (var word in words.Select(Armed))
        {
            if (FieldOf(word) is not { } name || fields.Find(name) is not { Resource: not null } field) return null;
            if (!groups.TryGetValue(field, out var values)) groups.Add(field, values = []);
            if (!values.Contains(word, StringComparer.OrdinalIgnoreCase)) values.Add(word);
        }

        var terms = groups.Select(g => new FieldTerm(g.Key, new IsOneOf([.. g.Value.Select(v => new PatternValue(QueryPattern.Plain(v)))])));
        return Query.Of(QueryNode.Any(terms)).Text;
    }

    /// <summary>By its form; <c>null</c>: it has none of an indicator.</summary>
    internal static string? FieldOf(string word)
    {
        if (word.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            return IsAddress(word[..slash]) && int.TryParse(word.AsSpan(slash + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _) ? "prefix" : null;
        if (IsAddress(word)) return "address";
        if (word.Length > 2 && word.StartsWith("AS", StringComparison.OrdinalIgnoreCase) && word.Skip(2).All(char.IsAsciiDigit)) return "asn";
        if (IsJa4(word)) return "ja4";
        return IsDomain(word) ? "email_domain" : null;
    }

    private static string Armed(string word)
    {
        var armed = new System.Text.StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            if (Defanged.At(word.AsSpan(i)) is not { } mark)
            {
                armed.Append(word[i]);
                continue;
            }

            armed.Append(mark.Meant);
            i += mark.Length - 1;
        }

        return armed.ToString().TrimStart('@');
    }

    // Four numbers, or two colons at least: the framework reads "7" as an address, too.
    private static bool IsAddress(string word) => (word.Count(c => c == '.') == 3 || word.Count(c => c == ':') >= 2) && IPAddress.TryParse(word, out _);

    private static bool IsJa4(string word) =>
        word.Length == 36 && word[10] == '_' && word[23] == '_' && word.Take(10).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
        && word.Skip(11).Take(12).Concat(word.Skip(24)).All(char.IsAsciiHexDigitLower);

    private static bool IsDomain(string word)
    {
        var labels = word.Split('.');
        return word.Length <= 253 && labels.Length >= 2 && labels.All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsLetterOrDigit(c) || c == '-')) && labels[^1].All(char.IsLetter);
    }
}
