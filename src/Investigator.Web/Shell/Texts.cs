using System.Collections;
using System.Globalization;
using System.Resources;
using Investigator.Domain.Audit;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Shell;

/// <summary>
/// The words of the screen, from <c>Texts.resx</c>. The English text is the key (see <see cref="NameOf"/>), so that a page reads as it looks; another language is a file beside it (<c>Texts.de.resx</c>, and <c>ScriptTexts.de.resx</c> for the pictures) and the setting <c>Console:Language</c>.
/// A test holds the file and the code to the same texts; <c>eng/texts</c> writes the file anew.
/// </summary>
public static class Texts
{
    private static readonly ResourceManager Source = new(typeof(Texts));
    private static readonly ResourceManager OfPictures = new("Investigator.Web.Shell.ScriptTexts", typeof(Texts).Assembly);

    // Of the whole console, not of a thread: what a background task raises is said in the same language.
    private static CultureInfo s_language = CultureInfo.GetCultureInfo("en");

    /// <summary>The language of the console from now on, for everybody: as in <c>de</c> or <c>pt-BR</c>; English where none is configured.</summary>
    /// <exception cref="CultureNotFoundException">There is no such language.</exception>
    public static void Speak(string? language) => s_language = CultureInfo.GetCultureInfo(string.IsNullOrWhiteSpace(language) ? "en" : language);

    /// <summary>As a page says it of itself.</summary>
    public static string Language => IsPseudo ? "en" : s_language.Name;

    private static bool IsPseudo => s_language.Name.Equals(PseudoText.Language, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the scripts of the pictures say, English to the console's language; <c>null</c> where that is English. Their texts stand in <c>ScriptTexts.resx</c>.</summary>
    public static IReadOnlyDictionary<string, string>? OfScripts()
    {
        if (s_language.TwoLetterISOLanguageName is "en" && !IsPseudo) return null;
        var english = OfPictures.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!;
        return english.Cast<DictionaryEntry>().Select(text => (string)text.Value!).ToDictionary(text => text, text => Spoken(OfPictures, text), StringComparer.Ordinal);
    }

    /// <summary>The text in the console's language; the English one where that language lacks it.</summary>
    public static string Say(string english) => Spoken(Source, english);

    private static string Spoken(ResourceManager source, string english)
    {
        var said = source.GetString(NameOf(english), s_language) ?? english;
        return IsPseudo ? PseudoText.Of(said) : said;
    }

    /// <summary>The name of a text in the files: the text itself, after a line below where it begins with a small letter, because names there that differ in their letters' case alone are one name.</summary>
    public static string NameOf(string english) => english is [>= 'a' and <= 'z', ..] ? "_" + english : english;

    /// <summary>What a refusal says, in the console's language: the rules of the house speak English, and each of their sentences is a text of the file.</summary>
    public static string Said(this Refusal refusal) => Say(refusal.Explain());

    /// <summary>What a room below the pages says in words of its own: the title of a detector, what a figure counts. The file holds those, too, but not what an operator wrote in the same place.</summary>
    /// <returns><c>null</c>: it is no text of the file, and so somebody's own words.</returns>
    public static string? SayCoined(string english) => Source.GetString(NameOf(english), s_language) is { } said ? IsPseudo ? PseudoText.Of(said) : said : null;

    /// <summary>The text with values in its places <c>{0}</c>, <c>{1}</c>…, numbers and dates in the same form whatever the server's own culture.</summary>
    /// <exception cref="ArgumentException">A value is markup, which a text can't hold.</exception>
    public static string Say(string english, params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            if (value is Delegate or MarkupString) throw new ArgumentException($"Markup is no part of a text: {english}", nameof(values));
        return string.Format(CultureInfo.InvariantCulture, Say(english), values);
    }
}
