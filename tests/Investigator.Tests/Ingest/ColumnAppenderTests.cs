using System.Text;
using DuckDB.NET.Data;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class ColumnAppenderTests : IDisposable
{
    private const string Table = "CREATE TABLE kept (a VARCHAR, b BIGINT, c INTEGER, d UBIGINT, e DOUBLE, f FLOAT, g BOOLEAN, h TIMESTAMP, i VARCHAR)";
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public ColumnAppenderTests()
    {
        _connection.Open();
        TelemetryStore.Run(_connection, Table);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(9000)]
    public void Rows_come_back_as_they_went_in_whatever_is_null_and_however_long_texts_are(int count)
    {
        var random = new Random(count);
        var rows = Enumerable.Range(0, count).Select(_ => ARow(random)).ToList();

        Append(rows);

        Assert.Equal(rows, Stored());
    }

    [Fact]
    public void Texts_of_megabytes_come_back_whole()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 12).Select(n => ARow(random) with { A = new('x', n * 400_000), I = new('ü', n * 300_000) }).ToList();

        Append(rows);

        Assert.Equal(rows, Stored());
    }

    [Fact]
    public void Texts_of_an_arena_come_back_from_where_they_lie()
    {
        var (random, arena) = (new Random(9), new TextArena());
        var rows = Enumerable.Range(0, 5000).Select(n => ARow(random) with { A = n % 50 == 0 ? new('y', 40_000) : n % 7 == 0 ? "" : Text(random) }).ToList();
        var texts = rows.Select(row => (A: arena.Add(row.A), I: arena.Add(row.I))).ToList();

        using (var appender = new ColumnAppender(_connection, "kept"))
        {
            foreach (var (row, (a, i)) in rows.Zip(texts))
            {
                appender.Text(a, arena);
                Numbers(appender, row);
                appender.Text(i, arena);
                appender.EndRow();
            }
            appender.Close();
        }
        arena.Release();

        Assert.Equal(rows, Stored());
    }

    [Fact]
    public void What_is_no_text_is_shown_as_such_and_harms_no_other_row()
    {
        using (var appender = new ColumnAppender(_connection, "kept"))
        {
            Add(appender, ARow(new(1)) with { A = "half a pair: \ud83d, and on" }, "cut short: \u00fc"u8[..^1]);
            Add(appender, ARow(new(2)) with { A = "whole" }, "whole"u8);
            appender.Close();
        }

        Assert.Equal(["half a pair: \ufffd, and on", "whole"], Stored().Select(row => row.A));
        Assert.Equal(["cut short: \ufffd", "whole"], Stored().Select(row => row.I));
    }

    [Fact]
    public void What_is_not_closed_is_not_stored()
    {
        using (var appender = new ColumnAppender(_connection, "kept"))
            for (var i = 0; i < 3000; i++) Add(appender, ARow(new(i)), "text"u8);

        Assert.Empty(Stored());
    }

    [Fact]
    public void A_table_that_is_missing_is_told() =>
        Assert.Contains("missing", Assert.Throws<IOException>(() => new ColumnAppender(_connection, "missing").Dispose()).Message, StringComparison.Ordinal);

    public void Dispose() => _connection.Dispose();

    private static Kept ARow(Random random) => new(
        Text(random), Any(random, () => random.NextInt64(long.MinValue, long.MaxValue)), Any(random, () => random.Next(int.MinValue, int.MaxValue)),
        Any(random, () => (ulong)random.NextInt64() * 2), Any(random, () => random.NextDouble() * 1e9), Any(random, () => (float)random.NextDouble()),
        Any(random, () => random.Next(2) == 0), Any(random, () => DateTime.UnixEpoch.AddTicks(random.NextInt64(-1_000_000_000, 2_000_000_000_000) * 10)), Text(random));

    // Around twelve bytes a text moves out of its cell.
    private static string? Text(Random random) =>
        random.Next(6) == 0 ? null : string.Concat(Enumerable.Range(0, random.Next(3) == 0 ? random.Next(200) : random.Next(16)).Select(_ => random.Next(20) == 0 ? "ö🦊" : "z"));

    private static T? Any<T>(Random random, Func<T> value)
        where T : struct => random.Next(6) == 0 ? null : value();

    private void Append(List<Kept> rows)
    {
        using var appender = new ColumnAppender(_connection, "kept");
        foreach (var row in rows) Add(appender, row, row.I is null ? default : Encoding.UTF8.GetBytes(row.I), isNull: row.I is null);
        appender.Close();
    }

    private static void Add(ColumnAppender to, Kept row, ReadOnlySpan<byte> last, bool isNull = false)
    {
        to.Text(row.A);
        Numbers(to, row);
        if (isNull) to.Null();
        else to.Utf8Text(last);
        to.EndRow();
    }

    private static void Numbers(ColumnAppender to, Kept row)
    {
        to.Whole(row.B);
        to.Small(row.C);
        to.Hash(row.D);
        to.Number(row.E);
        to.Score(row.F);
        to.Flag(row.G);
        to.Time(row.H);
    }

    private List<Kept> Stored() => TelemetryStore.Ask(
        _connection, "SELECT * FROM kept ORDER BY rowid", [],
        row => new Kept(
            Row.Text(row, 0), Row.Whole(row, 1), Row.Small(row, 2), Row.Hash(row, 3), Row.Number(row, 4), row.IsDBNull(5) ? null : row.GetFloat(5), Row.Flag(row, 6),
            Row.Time(row, 7)?.UtcDateTime, Row.Text(row, 8)), CancellationToken.None);

    private sealed record Kept(string? A, long? B, int? C, ulong? D, double? E, float? F, bool? G, DateTime? H, string? I);
}
