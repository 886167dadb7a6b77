namespace Investigator.Web.Cli;

/// <summary>
/// CSV as RFC 4180 has it, for programs: every text field stands in quotes, values are byte for byte what is stored. Nothing is put before a value that begins with = + - or @, because
/// account ids must come back as they went; open such a file in a spreadsheet as text. What a person downloads from the console is defused there.
/// </summary>
internal static class Csv
{
    public static string Quote(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes rows to a file (whole or not at all) or, for "-", to stdout.</summary>
    public static async Task<long> WriteAsync(string to, string heading, IAsyncEnumerable<string> rows, CancellationToken ct)
    {
        var partial = to + ".partial";
        long written = 0;
        await using (var text = to is "-" ? new StreamWriter(Console.OpenStandardOutput()) : new StreamWriter(partial))
        {
            text.NewLine = "\r\n";
            await text.WriteLineAsync(heading.AsMemory(), ct);
            await foreach (var row in rows.WithCancellation(ct))
            {
                await text.WriteLineAsync(row.AsMemory(), ct);
                written++;
            }
        }

        if (to is not "-") File.Move(partial, to, overwrite: true);
        return written;
    }
}
