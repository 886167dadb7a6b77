using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb.Questions;

/// <summary>How values of questions are written.</summary>
internal static class Asked
{
    public static List<(string Name, object? Value)> Of(TimeWindow window) => [("from", window.From.UtcDateTime), ("to", window.To.UtcDateTime)];
}
