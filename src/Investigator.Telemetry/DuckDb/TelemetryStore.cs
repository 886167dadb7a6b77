using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;

namespace Investigator.Telemetry.DuckDb;

/// <summary>
/// The embedded telemetry store, <c>telemetry.duckdb</c> in the data folder. One process owns the file; inside it any number of readers
/// ask while one writer stores. Thread-safe. Disposing folds the log into the file and gives it free.
/// </summary>
public sealed class TelemetryStore : IDisposable
{
    // The engine shares one file between all connections of a process, so a second owner in the same process has to be told apart here.
    private static readonly ConcurrentDictionary<string, byte> Owned = new(StringComparer.Ordinal);

    private readonly string _connectionString;
    private readonly DuckDBConnection _owner;
    private bool _disposed;

    private TelemetryStore(string file, string connectionString, DuckDBConnection owner, TelemetryOptions options)
    {
        File = file;
        _connectionString = connectionString;
        _owner = owner;
        Share = new(this, ThreadsOf(options), options.MemoryLimitMegabytes, options.AnalysisMegabytes);
    }

    /// <summary>Full path of the file.</summary>
    public string File { get; }

    /// <summary>Held by whoever writes, one transaction long: duplicates are found against everything stored before.</summary>
    internal WritersTurn Writing { get; } = new();

    /// <summary>Held by whoever rewrites or deletes rows; ingest goes on meanwhile. Taken before <see cref="Writing"/>, never inside it.</summary>
    internal SemaphoreSlim Upkeep { get; } = new(1, 1);

    /// <summary>What the engine takes of the machine just now.</summary>
    internal EngineShare Share { get; }

    /// <summary>Opens the store, makes it when it is missing, and brings its schema up to date.</summary>
    /// <exception cref="TelemetryUnavailable">The file is locked, broken, too new or not writable; the message says what to do.</exception>
    public static TelemetryStore Open(TelemetryOptions options)
    {
        var file = Path.Combine(FolderOf(options), "telemetry.duckdb");
        if (!Owned.TryAdd(file, 0)) throw new TelemetryUnavailable(StoreProblem.InUse(file));
        DuckDBConnection? owner = null;
        try
        {
            var connectionString = ConnectionStringOf(options, file);
            owner = new DuckDBConnection(connectionString);
            owner.Open();
            SchemaScripts.Apply(owner, file);
            return new(file, connectionString, owner, options);
        }
        catch (Exception broken)
        {
            owner?.Dispose();
            Owned.TryRemove(file, out _);
            if (broken is DuckDBException engine) throw new TelemetryUnavailable(StoreProblem.Opening(file, engine), engine);
            throw;
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        try
        {
            using var command = _owner.CreateCommand();
            command.CommandText = "CHECKPOINT";
            command.ExecuteNonQuery();
        }
        catch (DuckDBException)
        {
            // A full disk keeps the log beside the file: nothing is lost, the next start replays it.
        }

        _owner.Dispose();
        Writing.Dispose();
        Upkeep.Dispose();
        Owned.TryRemove(File, out _);
    }

    /// <summary>A connection of its own: cheap, for one thread, to be disposed of.</summary>
    internal DuckDBConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var connection = new DuckDBConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Asks a question off the caller's thread; <paramref name="ct"/> stops the running query.</summary>
    /// <param name="sql">Text of this assembly, never of a user: values go into <paramref name="parameters"/>.</param>
    internal Task<List<T>> AskAsync<T>(
        string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<DuckDBDataReader, T> row, CancellationToken ct) =>
        Task.Run(
            () =>
            {
                using var connection = Connect();
                return Ask(connection, sql, parameters, row, ct);
            },
            ct);

    /// <summary>The same about all accounts: the engine may take more memory meanwhile, and the answer is read as it comes instead of being held twice.</summary>
    internal Task<List<T>> AskOfAllAsync<T>(
        string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<DuckDBDataReader, T> row, CancellationToken ct) =>
        Task.Run(
            () =>
            {
                using var room = Share.More();
                using var connection = Connect();
                return Ask(connection, sql, parameters, row, ct, streaming: true);
            },
            ct);

    internal static List<T> Ask<T>(
        DuckDBConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<DuckDBDataReader, T> row, CancellationToken ct, bool streaming = false)
    {
        using var command = Command(connection, sql, parameters);
        command.UseStreamingMode = streaming;
        using var stop = ct.Register(static c => ((DuckDBCommand)c!).Cancel(), command);
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            rows.Add(row(reader));
        }
        return rows;
    }

    /// <summary>Reads rows as they come, without holding the answer: for answers as long as the store.</summary>
    internal static void Each(DuckDBConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Action<DuckDBDataReader> row)
    {
        using var command = Command(connection, sql, parameters);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read()) row(reader);
    }

    /// <returns>How many rows it changed.</returns>
    internal static int Run(DuckDBConnection connection, string sql, params IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from this assembly; what users say goes into parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        return command;
    }

    private static int ThreadsOf(TelemetryOptions options) => options.Threads > 0 ? options.Threads : Environment.ProcessorCount;

    private static string FolderOf(TelemetryOptions options)
    {
        try
        {
            var folder = Path.GetFullPath(options.DataFolder);
            if (System.IO.File.Exists(folder)) throw new TelemetryUnavailable($"The data folder '{folder}' is a file. Name a folder instead.");
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TelemetryUnavailable($"The data folder '{options.DataFolder}' can't be made or reached: {broken.Message} Name a folder that this user may write to.", broken);
        }
    }

    private static string ConnectionStringOf(TelemetryOptions options, string file) => new DuckDBConnectionStringBuilder
    {
        // The format of a new file: the first that packs texts by dictionary and symbols at once. Of a million events without text the table takes 88 MB instead of 101
        // and 1.9 s to pack instead of 2.6. A file that exists keeps its own.
        ["storage_compatibility_version"] = "v1.3.0",
        DataSource = file,
        MemoryLimit = string.Create(CultureInfo.InvariantCulture, $"{options.MemoryLimitMegabytes}MB"),
        Threads = ThreadsOf(options),
        // The store is the only file the engine touches, whatever a text in it says.
        EnableExternalAccess = false,
        AutoloadKnownExtensions = false,
        AutoinstallKnownExtensions = false,
        CheckpointThreshold = "256MB",
    }.ToString();
}
