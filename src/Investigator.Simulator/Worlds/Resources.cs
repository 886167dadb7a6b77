using System.IO.Compression;
using System.Text;

namespace Investigator.Simulator.Worlds;

/// <summary>The files under Data, embedded; each folder has a SOURCE.md with origin and licence.</summary>
internal static class Resources
{
    public static IEnumerable<string> Lines(string path)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The resource {path} is not in the assembly.");
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }

    /// <summary>Rows of a plain CSV of our own making, without its heading; only the last column may be quoted or hold commas.</summary>
    public static IEnumerable<string[]> Rows(string path, int columns) =>
        Lines(path).Skip(1).Select(line => line.Split(',', columns));
}
