namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>
/// A path into a record: names with slashes between (<c>metadata/usage_object/prompt_tokens</c>), positions in lists as numbers, <c>~1</c> for a slash
/// inside a name and <c>~0</c> for a tilde, as in RFC 6901. A path that begins with a slash counts from the document instead of the record;
/// <c>*</c> in it means "where the record is". A last name that ends in <c>.*</c> gathers all names that begin so.
/// </summary>
internal static class SourcePath
{
    private const int Longest = 32;

    internal static string? Problem(string path)
    {
        var parts = Split(path);
        if (parts.Count > Longest) return $"\"{path}\" has more than {Longest} steps";
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Length == 0) return $"\"{path}\" has an empty step: write names with one slash between";
            if (parts[i].EndsWith(".*", StringComparison.Ordinal) && i < parts.Count - 1) return $"\"{path}\": only the last step can gather names with .*";
        }
        return null;
    }

    internal static bool IsAbsolute(string path) => path.StartsWith('/');

    internal static IReadOnlyList<string> Split(string path)
    {
        if (IsAbsolute(path)) path = path[1..];
        return path.Length == 0 ? [] : [.. path.Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }
}
