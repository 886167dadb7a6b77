namespace Investigator.Telemetry;

/// <summary>The telemetry store or a file it needs can't be used. The message says which file, why, and what to do.</summary>
public sealed class TelemetryUnavailable(string message, Exception? inner = null) : Exception(message, inner);
