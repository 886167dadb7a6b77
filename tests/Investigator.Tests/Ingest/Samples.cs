namespace Investigator.Tests.Ingest;

/// <summary>Log samples, real and made; Samples/SOURCE.md says which is which.</summary>
internal static class Samples
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Ingest", "Samples");

    internal static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    internal static string PathOf(string name) => Path.Combine(Folder, name);

    internal static byte[] Bytes(string name) => File.ReadAllBytes(PathOf(name));
}
