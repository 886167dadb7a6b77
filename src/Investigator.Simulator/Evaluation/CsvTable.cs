using System.Text;

namespace Investigator.Simulator.Evaluation;

/// <summary>A CSV file by RFC 4180: quoted fields may hold commas, quotes and line breaks. Values are data and are never interpreted.</summary>
internal sealed class CsvTable
{
    // a field longer than this is an error in the file: the fields read here are ids, numbers and short names
    private const int LongestField = 1 << 20;
    private readonly string[] _heading;

    private CsvTable(string[] heading, List<string[]> rows) => (_heading, Rows) = (heading, rows);

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Reads a file that must have these columns, in any order.</summary>
    /// <exception cref="EvaluationInputException">The file is absent, not CSV, or lacks a column; the message says what to do.</exception>
    public static async Task<CsvTable> ReadAsync(string path, string[] columns, string origin, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new EvaluationInputException($"There is no file {path}. {origin}");
        using var reader = new StreamReader(path, Encoding.UTF8);
        List<string[]> rows = [];
        await foreach (var row in RowsAsync(reader, path, ct).ConfigureAwait(false)) rows.Add(row);

        if (rows.Count == 0) throw new EvaluationInputException($"{path} is empty; its first line must be {string.Join(',', columns)}. {origin}");
        var missing = columns.Except(rows[0], StringComparer.Ordinal).ToList();
        if (missing.Count > 0) throw new EvaluationInputException($"{path} lacks the column {string.Join(", ", missing)}; its first line must be {string.Join(',', columns)}. {origin}");
        var wrong = rows.FindIndex(row => row.Length != rows[0].Length);
        if (wrong >= 0) throw new EvaluationInputException($"{path}, record {wrong + 1}: {rows[wrong].Length} fields where the heading has {rows[0].Length}. A value with a comma, quote or line break must stand in double quotes.");
        return new(rows[0], rows[1..]);
    }

    public int Column(string name) => Array.IndexOf(_heading, name);

    private static async IAsyncEnumerable<string[]> RowsAsync(StreamReader reader, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new char[1 << 16];
        var field = new StringBuilder();
        List<string> row = [];
        var (state, record, carriage) = (State.Start, 1, false);
        int read;
        while ((read = await reader.ReadAsync(buffer, ct).ConfigureAwait(false)) > 0)
        {
            for (var i = 0; i < read; i++)
            {
                var c = buffer[i];
                if (c == '\n' && carriage) { carriage = false; continue; }
                carriage = false;
                switch (state)
                {
                    case State.Quoted when c == '"': state = State.QuoteInQuoted; break;
                    case State.Quoted: field.Append(c); break;
                    case State.QuoteInQuoted when c == '"': field.Append('"'); state = State.Quoted; break;
                    case State.Start when c == '"': state = State.Quoted; break;
                    default:
                        if (c is ',') { row.Add(Take()); state = State.Start; }
                        else if (c is '\n' or '\r')
                        {
                            carriage = c == '\r';
                            // a blank line holds no record
                            if (row.Count > 0 || field.Length > 0 || state != State.Start) { row.Add(Take()); yield return [.. row]; record++; }
                            row.Clear();
                            state = State.Start;
                        }
                        else if (state == State.QuoteInQuoted || c == '"') throw new EvaluationInputException($"{path}, record {record}: a quote stands in the middle of a value. Write it twice and put the value in double quotes.");
                        else { field.Append(c); state = State.Plain; }
                        break;
                }
                if (field.Length > LongestField) throw new EvaluationInputException($"{path}, record {record}: a value is longer than a million characters. Is a closing quote missing?");
            }
        }
        if (state == State.Quoted) throw new EvaluationInputException($"{path}, record {record}: the file ends inside a quoted value. Was it cut off?");
        if (row.Count > 0 || field.Length > 0 || state != State.Start) { row.Add(Take()); yield return [.. row]; }

        string Take()
        {
            var value = field.ToString();
            field.Clear();
            return value;
        }
    }

    private enum State { Start, Plain, Quoted, QuoteInQuoted }
}
