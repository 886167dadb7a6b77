using System.Globalization;
using Investigator.Domain.Campaigns;

namespace Investigator.Web.Campaigns;

/// <summary>A template's tasks as lines that people type: <c>in 3 days: Tell counsel</c>, or a title alone.</summary>
public static class TemplateLines
{
    private const string In = "in ";

    /// <summary>One task a line; empty lines are none.</summary>
    public static IReadOnlyList<TemplateTask> Read(string? lines) =>
        [.. (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne)];

    /// <summary>The lines that <see cref="Read"/> reads back.</summary>
    public static string Write(IEnumerable<TemplateTask> tasks) =>
        string.Join('\n', tasks.Select(t => t.DueInDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"in {days} {(days == 1 ? "day" : "days")}: {t.Title}") : t.Title));

    private static TemplateTask ReadOne(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !line.StartsWith(In, StringComparison.OrdinalIgnoreCase)) return new(line, null);
        var words = line[In.Length..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var number, "day" or "days"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? new(line[(colon + 1)..].Trim(), days) : new(line, null);
    }
}
