using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>Cells as the domain has them: <c>null</c> instead of DBNull, UTC instead of a time without a zone.</summary>
internal static class Row
{
    internal static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    internal static long? Whole(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    internal static int? Small(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    internal static double? Number(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    internal static bool? Flag(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetBoolean(column);

    internal static ulong? Hash(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<ulong>(column);

    internal static DateTimeOffset? Time(DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc));
}
