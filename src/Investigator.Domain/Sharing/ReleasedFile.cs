namespace Investigator.Domain.Sharing;

/// <summary>A file as it leaves, with what the gate must know of it.</summary>
/// <param name="Format">The writer's id.</param>
/// <param name="ContentHash">SHA-256 of the bytes in hex.</param>
/// <param name="Indicators">How many.</param>
/// <param name="Kinds">The kinds among them.</param>
/// <param name="Fields">The further parts in it.</param>
public sealed record ReleasedFile(
    string Format, TrafficLight Marking, string FileName, string ContentType, byte[] Content, string ContentHash, int Indicators, IReadOnlyList<IndicatorKind> Kinds, SharedFields Fields)
{
    /// <summary>The file that was previewed.</summary>
    public static ReleasedFile Of(BundlePreview preview) => new(
        preview.FormatId, preview.Bundle.TrafficLight, preview.FileName, preview.ContentType, preview.Content.ToArray(), preview.Sha256, preview.Bundle.Indicators.Count,
        [.. preview.Bundle.Indicators.Select(one => one.Kind).Distinct().Order()], preview.Bundle.Fields);
}
