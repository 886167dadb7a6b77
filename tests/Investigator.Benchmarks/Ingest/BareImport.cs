using System.Diagnostics;
using DuckDB.NET.Data;

namespace Investigator.Benchmarks.Ingest;

/// <summary>The engine's own import of a file: what it would cost without features, duplicate check, ledger and roll-ups.</summary>
internal static class BareImport
{
    private const string Columns = """
        event_id: 'VARCHAR', time: 'TIMESTAMP', account_id: 'VARCHAR', api_key_id: 'VARCHAR', environment: 'VARCHAR', ip: 'VARCHAR', asn: 'BIGINT', country: 'VARCHAR',
        user_agent: 'VARCHAR', tls_fingerprint: 'VARCHAR', operation: 'VARCHAR', model: 'VARCHAR', input_tokens: 'BIGINT', output_tokens: 'BIGINT', latency_ms: 'BIGINT',
        status: 'INTEGER', stop_reason: 'VARCHAR', stream: 'BOOLEAN', temperature: 'DOUBLE', max_tokens: 'BIGINT', turn: 'INTEGER', prompt: 'VARCHAR'
        """;

    /// <returns>Seconds until everything is in the database's file.</returns>
    internal static double Run(string file, string database)
    {
        var clock = Stopwatch.StartNew();
        using (var connection = new DuckDBConnection($"Data Source={database};threads=2;memory_limit=400MB"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE TABLE event AS SELECT * FROM read_ndjson($file, columns = {{ {Columns} }})";
            command.Parameters.Add(new DuckDBParameter("file", file));
            command.ExecuteNonQuery();
            command.CommandText = "CHECKPOINT";
            command.Parameters.Clear();
            command.ExecuteNonQuery();
        }
        return clock.Elapsed.TotalSeconds;
    }
}
