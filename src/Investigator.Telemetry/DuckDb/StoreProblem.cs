using DuckDB.NET.Data;
using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>What the engine's errors mean to the person who runs it.</summary>
internal static class StoreProblem
{
    internal static string InUse(string file) =>
        $"The telemetry store '{file}' is open in another Investigator process. Stop that one, or send the lines to its API instead (POST /api/v1/events, POST /api/v1/accounts).";

    internal static string Opening(string file, DuckDBException engine)
    {
        if (Says(engine, "lock on file") || Says(engine, "Conflicting lock")) return InUse(file);
        if (Says(engine, "not a valid DuckDB") || Says(engine, "corrupt") || Says(engine, "Serialization") || Says(engine, "checksum") || Says(engine, "replaying WAL"))
            return $"The telemetry store '{file}' can't be read: it is damaged or no DuckDB file. Move it away and restore a backup, or start with an empty store and ingest again. The engine says: {engine.Message}";
        if (Says(engine, "Permission denied") || Says(engine, "Read-only file system") || Says(engine, "Cannot open file"))
            return $"The telemetry store '{file}' can't be opened for writing. Check that this user may write there. The engine says: {engine.Message}";
        return $"The telemetry store '{file}' can't be opened. The engine says: {engine.Message}";
    }

    internal static string Writing(string file, Exception broken, IngestSummary stored)
    {
        var why = Says(broken, "No space left") || Says(broken, "disk full") || Says(broken, "not enough space")
            ? "The disk is full: free some space"
            : Says(broken, "Out of Memory") || Says(broken, "memory limit")
                ? "The engine ran out of memory: raise Telemetry:MemoryLimitMegabytes"
                : "The telemetry store failed: see what the engine says";
        return $"{why}, then send the same lines again; those already stored count as duplicates. {stored.Read} lines were read and settled before it stopped; the batch it stopped in left nothing behind. File: '{file}'. The engine says: {broken.Message}";
    }

    internal static string Reading(Exception broken, IngestSummary stored) =>
        $"The lines could not be read any further ({broken.Message}). {stored.Read} lines were read and settled before it stopped; sending them again is safe.";

    private static bool Says(Exception engine, string words) => engine.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
