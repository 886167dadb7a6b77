namespace Investigator.Domain.Decisions.LeakedKeys;

/// <summary>Tells what looks like a key from what looks like an id, so that no key is kept by mistake. It errs towards refusing.</summary>
public static class SecretShape
{
    private const int ShortestAfterPrefix = 12;
    private const int ShortestRun = 24;
    private const double LeastBits = 3.5;

    // As providers of keys document them, so that scanners find them. "inv_" is this console's own.
    private static readonly string[] s_prefixes =
    [
        "sk-", "sk_live_", "sk_test_", "rk_live_", "pk_live_", "inv_", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xapp-", "AIza", "ya29.", "hf_", "gsk_", "npm_", "pypi-", "dop_v1_",
        "SG.", "whsec_", "r8_", "xai-", "pplx-", "AKIA", "ASIA",
    ];

    private static readonly string[] s_words = ["-----BEGIN", "Bearer ", "eyJ"];

    /// <summary>Whether a key seems to stand anywhere in the text. O(length).</summary>
    public static bool Shows(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        if (s_words.Any(word => text.Contains(word, StringComparison.Ordinal))) return true;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsOfKey(text[end])) end++;
            if (IsKey(text.AsSpan(at, end - at))) return true;
            at = end + 1;
        }

        return false;
    }

    private static bool IsOfKey(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '.';

    private static bool IsKey(ReadOnlySpan<char> run)
    {
        foreach (var prefix in s_prefixes)
            // Behind a dot or at the start: "key=sk-…" is cut at the sign, "my.sk-…" is not.
            if (run.IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || !char.IsAsciiLetterOrDigit(run[at - 1])) && run.Length - at - prefix.Length >= ShortestAfterPrefix) return true;
        return run.Length >= ShortestRun && IsMixed(run) && BitsOf(run) >= LeastBits;
    }

    // Ids in hexadecimal, UUIDs and words with hyphens are of one case.
    private static bool IsMixed(ReadOnlySpan<char> run)
    {
        var (upper, lower, digits) = (0, 0, 0);
        foreach (var c in run)
        {
            if (char.IsAsciiLetterUpper(c)) upper++;
            else if (char.IsAsciiLetterLower(c)) lower++;
            else if (char.IsAsciiDigit(c)) digits++;
        }

        return upper >= 3 && lower >= 3 && digits >= 2;
    }

    /// <summary>Shannon entropy of a character, from how often each is there.</summary>
    private static double BitsOf(ReadOnlySpan<char> run)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var c in run) counts[c]++;
        var bits = 0.0;
        foreach (var count in counts)
            if (count > 0) bits -= (double)count / run.Length * Math.Log2((double)count / run.Length);
        return bits;
    }
}
