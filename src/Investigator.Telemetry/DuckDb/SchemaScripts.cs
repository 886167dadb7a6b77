using System.Globalization;
using System.Reflection;
using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>The numbered scripts of <c>db/duckdb</c>: forward only, each applied once, in one transaction with its number.</summary>
internal static class SchemaScripts
{
    private const string Folder = "duckdb/";

    private static readonly (int Version, string Resource)[] All = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => (int.Parse(name.AsSpan(Folder.Length, 3), CultureInfo.InvariantCulture), name))
        .OrderBy(script => script.Item1)];

    internal static void Apply(DuckDBConnection connection, string path)
    {
        var current = Current(connection);
        if (current > All[^1].Version)
            throw new TelemetryUnavailable($"The telemetry store '{path}' was written by a newer version of Investigator (schema {current}, this one knows {All[^1].Version}). Start the newer version.");

        foreach (var (version, resource) in All.Where(script => script.Version > current))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, Text(resource));
            Run(connection, "INSERT INTO schema_version VALUES ($version)", new DuckDBParameter("version", version));
            transaction.Commit();
        }
    }

    private static int Current(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version' AND NOT temporary";
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0) return 0;
        command.CommandText = "SELECT coalesce(max(version), 0) FROM schema_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(DuckDBConnection connection, string sql, params DuckDBParameter[] parameters)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a script of this assembly; values come as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        command.ExecuteNonQuery();
    }

    private static string Text(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The script {resource} is missing from the assembly.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
