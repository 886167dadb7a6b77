using System.Globalization;

namespace Investigator.Domain.Sharing;

/// <summary>Takes personal values out of what analysts wrote: the members' own ids and resources, and anything that looks like an e-mail address.</summary>
internal sealed class ClearText(CampaignFacts facts, List<Withheld> withheld)
{
    // Shorter values would tear holes into ordinary words.
    private const int ShortestId = 6;

    /// <summary>The text without them. Only the part that can leave, <paramref name="max"/> characters and a little more, is looked at.</summary>
    internal string Strip(string text, int max, string field)
    {
        // A margin of one longest id: an id that straddles the cut must still be recognised whole.
        var seen = text.Length > max + Indicator.MaxValueLength ? text[..(max + Indicator.MaxValueLength)] : text;
        var clean = SharedText.WithoutEmails(seen, out var found);
        foreach (var value in PersonalValues().Where(value => clean.Contains(value, StringComparison.OrdinalIgnoreCase)))
        {
            clean = clean.Replace(value, "[withheld]", StringComparison.OrdinalIgnoreCase);
            found++;
        }

        if (found > 0)
            withheld.Add(new($"Parts of the {field}", "", WithheldReason.PersonalInText,
                string.Create(CultureInfo.InvariantCulture, $"{found} account ids, fingerprints or e-mail addresses were taken out of the text")));
        return clean;
    }

    // Longest first: an id that begins another must not leave the tail of the longer one behind.
    private IEnumerable<string> PersonalValues() => facts.Members
        .SelectMany(member => member.Resources.Where(use => use.Kind.IsPersonal()).Select(use => use.Value).Prepend(member.AccountId))
        .Where(value => value.Length >= ShortestId)
        .Distinct(StringComparer.Ordinal)
        .OrderByDescending(value => value.Length).ThenBy(value => value, StringComparer.Ordinal);
}
