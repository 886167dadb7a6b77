using System.Globalization;

namespace Investigator.Simulator.Evaluation;

/// <summary>What was planted as one harvest, and when it took what.</summary>
internal sealed record TrueCampaign(string Family, string Evasion, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<(DateTimeOffset Hour, long Exchanges)> Hours)
{
    /// <summary>Share of the exchanges made before a time, 0 to 1: by the hours where they are known, else as if the harvest went evenly from first to last; <c>null</c> where neither is known.</summary>
    public double? TakenBefore(DateTimeOffset time)
    {
        if (Hours.Count > 0)
        {
            var before = Hours.Sum(hour => hour.Exchanges * Math.Clamp((time - hour.Hour).TotalHours, 0, 1));
            return before / Hours.Sum(hour => hour.Exchanges);
        }
        return (First, Last) is ({ } first, { } last) && last > first ? Math.Clamp((time - first) / (last - first), 0, 1) : null;
    }

    /// <summary>campaign_id,hour,exchanges; a world made elsewhere may lack the file.</summary>
    public static async Task<ILookup<string, (DateTimeOffset Hour, long Exchanges)>> ReadHoursAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return Enumerable.Empty<string>().ToLookup(id => id, _ => default((DateTimeOffset, long)), StringComparer.Ordinal);
        var table = await CsvTable.ReadAsync(path, ["campaign_id", "hour", "exchanges"], "Leave the file out when the hours are not known.", ct).ConfigureAwait(false);
        var (id, hour, exchanges) = (table.Column("campaign_id"), table.Column("hour"), table.Column("exchanges"));
        return table.Rows.Select((row, n) => (Id: row[id], Hour: Time(row[hour]), Exchanges: long.TryParse(row[exchanges], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1, Record: n + 2))
            .Select(row => row is { Hour: not null, Exchanges: >= 0 } ? row : throw new EvaluationInputException($"{path}, record {row.Record}: an hour must be a time and exchanges a whole number."))
            .ToLookup(row => row.Id, row => (row.Hour!.Value, row.Exchanges), StringComparer.Ordinal);
    }

    public static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
