using DuckDB.NET.Data;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>How values of questions and answers are written and read.</summary>
internal static class Answers
{
    public static List<(string Name, object? Value)> Of(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];

    public static DateTimeOffset Time(DuckDBDataReader row, int column) => new(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));

    public static DateTimeOffset? TimeOrNull(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : Time(row, column);

    public static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
