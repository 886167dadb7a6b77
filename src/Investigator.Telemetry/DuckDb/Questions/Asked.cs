using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>How values of questions are written.</summary>
internal static class Asked
{
    /// <summary>A common table <c>named</c>: what the account keys of the window are called. Millions of events are grouped by the key, a number, and named at the end.</summary>
    public const string Names = "named AS (SELECT account_key, any_value(account_id) AS account_id FROM usage_event WHERE time >= $from AND time < $to GROUP BY account_key)";

    public static List<(string Name, object? Value)> Of(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];
}
