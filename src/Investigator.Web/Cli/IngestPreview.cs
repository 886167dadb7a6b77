using System.Globalization;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;

namespace Investigator.Web.Cli;

/// <summary>How a file would be read, as <c>ingest --dry-run</c> prints it.</summary>
internal sealed record IngestPreview(
    string File, string Format, string EventId, int Taken, long PassedOver, IReadOnlyList<IngestPreview.Field> Fields, IReadOnlyList<string> Missing,
    IReadOnlyList<IngestPreview.Blind> BlindDetectors, IReadOnlyList<IReadOnlyDictionary<string, string>> Entries, IReadOnlyList<PreviewedReject> Rejects)
{
    private const int Shown = 5;

    public static IngestPreview Of(string file, FormatPreview preview)
    {
        var arrives = preview.Arrivals.Where(a => a.Said > 0).Select(a => a.Field).ToHashSet(StringComparer.Ordinal);
        var own = CanonicalFields.Of(preview.Format.Stream);
        var blind = BlindDetector.Among(DetectorCatalogue.Create(), arrives.Contains, own.Contains);
        return new(
            file, preview.Format.Name, preview.Format.EventId, preview.Taken, preview.PassedOver,
            [.. preview.Arrivals.Where(a => a.Said > 0).Select(a => new Field(a.Field, Math.Round(a.Share, 3), a.Weak))],
            [.. preview.Arrivals.Where(a => a.Said == 0).Select(a => a.Field)],
            [.. blind.Select(b => new Blind(b.Detector.Id, b.Missing))],
            [.. preview.Entries.Take(Shown).Select(e => e.Fields)], [.. preview.Rejects.Take(Shown)])
        {
            Rejected = preview.Rejects.Count,
        };
    }

    public int Rejected { get; init; }

    /// <summary>The same for a person.</summary>
    public void Tell(TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{File}: {Format}; of the first records {Taken} would be taken, {Rejected} set aside, {PassedOver} are no model requests. Nothing was stored."));
        foreach (var field in Fields)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {field.Name,-20} {field.Share,6:0.0 %}{(field.StandIns > 0 ? $"  {field.StandIns} by a stand-in" : "")}"));
        if (Missing.Count > 0) to.WriteLine($"  never: {string.Join(", ", Missing)}");
        foreach (var detector in BlindDetectors) to.WriteLine($"  blind: {detector.Id} needs {string.Join(", ", detector.Needs)}");
        foreach (var reject in Rejects) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  set aside {reject.Line}: {reject.Reason}"));
    }

    /// <param name="Share">Of the entries, how many say it; 0 to 1.</param>
    /// <param name="StandIns">How many of them by a stand-in.</param>
    internal sealed record Field(string Name, double Share, long StandIns);

    /// <param name="Needs">What it needs and does not get.</param>
    internal sealed record Blind(string Id, IReadOnlyList<string> Needs);
}
