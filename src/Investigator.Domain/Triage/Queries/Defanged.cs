namespace Investigator.Domain.Triage.Queries;

/// <summary>Indicators as people disarm them for mails and tickets: <c>hxxp</c>, <c>1[.]2[.]3[.]4</c>, <c>a[at]b</c>. In a bare word they are read as meant.</summary>
internal static class Defanged
{
    private static readonly (string Written, string Meant)[] s_marks =
    [
        ("[.]", "."), ("{.}", "."), ("[dot]", "."), ("[:]", ":"), ("[://]", "://"), ("[/]", "/"), ("[@]", "@"), ("[at]", "@"),
    ];

    /// <summary>What the mark at this place means; <c>null</c>: none stands here.</summary>
    public static (string Meant, int Length)? At(ReadOnlySpan<char> rest)
    {
        foreach (var (written, meant) in s_marks)
            if (rest.StartsWith(written, StringComparison.OrdinalIgnoreCase)) return (meant, written.Length);
        return null;
    }

    /// <summary>True: the word begins with a disarmed scheme.</summary>
    public static bool Begins(string word) => word.StartsWith("hxxp", StringComparison.OrdinalIgnoreCase);
}
