namespace Investigator.Simulator.Evaluation;

/// <summary>Foreign text made fit for a message: short, and without control or direction characters.</summary>
internal static class Quoted
{
    public static string Short(string text) => "\"" + Plain(text, 40) + "\"";

    public static string Plain(string text, int most)
    {
        var clean = string.Concat(text.Take(most).Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '?' : c));
        return text.Length > most ? clean + "…" : clean;
    }
}
