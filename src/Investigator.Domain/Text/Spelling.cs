namespace Investigator.Domain.Text;

/// <summary>What somebody may have meant.</summary>
internal static class Spelling
{
    private const int LongestLookedAt = 40;

    /// <summary>The nearest of the known words: one that begins so, or else one that a change of a third of its letters turns it into.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestLookedAt) return null;
        var words = known.ToList();
        if (word.Length > 1 && words.Find(k => k.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } begun) return begun;
        var best = words.Select(k => (Word: k, Distance: Distance(word, k))).OrderBy(k => k.Distance).FirstOrDefault();
        return best.Word is not null && best.Distance <= (word.Length + 1) / 3 ? best.Word : null;
    }

    // Damerau's distance, restricted: a letter too many, too few, wrong, or two that changed places.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var differs = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + differs);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }

        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
