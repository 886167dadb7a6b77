using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.DuckDb;

/// <summary>How the two streams are written in the store.</summary>
internal static class StreamName
{
    internal static string Of(IngestStream stream) => stream is IngestStream.Events ? "events" : "accounts";

    internal static IngestStream Parse(string name) => string.Equals(name, "events", StringComparison.Ordinal) ? IngestStream.Events : IngestStream.Accounts;
}
