using System.Buffers;
using System.Text;

namespace Investigator.Web.Shell;

/// <summary>A language that nobody speaks (<c>qps-ploc</c>): English with marks on its letters, between brackets and a third longer. What stays plain on a page is not in the resource file; what is cut off would be cut off in another language too.</summary>
internal static class PseudoText
{
    public const string Language = "qps-ploc";

    private const string Plain = "aceinorsuyAEINOSUY";
    private const string Marked = "áçéíñóřšúýÁÉÍÑÓŠÚÝ";

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouAEIOU");

    /// <summary>Places for values (<c>{0:N0}</c>) stay as they are.</summary>
    public static string Of(string english)
    {
        var made = new StringBuilder("[", english.Length * 3 / 2);
        var place = false;
        foreach (var letter in english)
        {
            place = letter == '{' || (place && letter != '}');
            var at = place ? -1 : Plain.IndexOf(letter, StringComparison.Ordinal);
            made.Append(at < 0 ? letter : Marked[at]);
            if (at >= 0 && Vowels.Contains(letter)) made.Append(Marked[at]);
        }
        return made.Append(']').ToString();
    }
}
