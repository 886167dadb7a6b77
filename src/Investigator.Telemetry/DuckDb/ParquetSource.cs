using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest;
using Investigator.Telemetry.Ingest.Layouts;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// Parquet, read by the engine in a memory of its own that may touch this one file and nothing else: each row becomes a JSON object of its columns,
/// which the reader takes like any other record.
/// </summary>
internal sealed class ParquetSource(IUsageLogReader reader, IngestStream kind, int batchEntries) : IUsageSource
{
    /// <summary>Four bytes with which every such file begins and ends.</summary>
    internal static ReadOnlySpan<byte> Mark => "PAR1"u8;

    public async IAsyncEnumerable<UsageBatch> ReadAsync(Stream log, [EnumeratorCancellation] CancellationToken ct)
    {
        using var feed = new BatchFeed(reader, kind, batchEntries);
        // The format is read from its end, so that a stream has to be laid down first.
        var own = log is FileStream ? null : Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".parquet");
        try
        {
            if (own is not null)
            {
                var file = new FileStream(own, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                await using (file.ConfigureAwait(false)) await log.CopyToAsync(file, ct).ConfigureAwait(false);
            }
            using var rows = new Asked(own ?? ((FileStream)log).Name);
            for (var goesOn = true; goesOn;)
            {
                goesOn = Take(rows, feed, ct);
                if (feed.IsFull) yield return feed.Hand();
            }
            if (feed.HasAny) yield return feed.Hand();
        }
        finally
        {
            if (own is not null) File.Delete(own);
        }
    }

    /// <summary>The first rows of a file, for recognising it; none when it can't be read.</summary>
    internal static Task<IReadOnlyList<JsonElement>> FirstAsync(string file, CancellationToken ct) => Task.Run<IReadOnlyList<JsonElement>>(
        () =>
        {
            var first = new List<JsonElement>();
            try
            {
                using var rows = new Asked(file);
                while (first.Count < 5 && rows.Next())
                    if (LogSample.Parsed(Encoding.UTF8.GetBytes(rows.Row())) is { } row) first.Add(row);
            }
            catch (DuckDBException)
            {
                // The reading proper will tell what is wrong with it.
            }
            return first;
        },
        ct);

    private static bool Take(Asked rows, BatchFeed feed, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            while (!feed.IsFull)
            {
                if (!rows.Next()) return false;
                feed.Take(Encoding.UTF8.GetBytes(rows.Row()));
            }
            return true;
        }
        catch (DuckDBException broken)
        {
            feed.Reject($"the Parquet file is damaged, cut off or uses what can't be read; nothing from here on could be read ({FirstLine(broken.Message)})", "PAR1"u8, isCut: true);
            return false;
        }
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0];

    private sealed class Asked(string file) : IDisposable
    {
        private readonly DuckDBConnection _connection = new("DataSource=:memory:;memory_limit=512MB;threads=1");
        private DuckDBCommand? _command;
        private DuckDBDataReader? _reader;

        public bool Next()
        {
            if (_reader is null)
            {
                Shut();
                _command = _connection.CreateCommand();
                _command.UseStreamingMode = true;
                _command.CommandText = "SELECT to_json(r)::VARCHAR FROM read_parquet($file) r";
                _command.Parameters.Add(new DuckDBParameter("file", file));
                _reader = _command.ExecuteReader();
            }
            return _reader.Read();
        }

        public string Row() => _reader!.GetString(0);

        public void Dispose()
        {
            _reader?.Dispose();
            _command?.Dispose();
            _connection.Dispose();
        }

        private void Shut()
        {
            _connection.Open();
            var quoted = file.Replace("'", "''", StringComparison.Ordinal);
            TelemetryStore.Run(_connection, $"SET allowed_paths = ['{quoted}']");
            TelemetryStore.Run(_connection, "SET autoload_known_extensions = false; SET autoinstall_known_extensions = false; SET enable_external_access = false; SET lock_configuration = true");
        }
    }
}
