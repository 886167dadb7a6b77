namespace Investigator.Domain.Ingest;

/// <summary>What the first records of a delivery would become.</summary>
/// <param name="PassedOver">Records that are no model requests.</param>
/// <param name="Arrivals">For every field of the stream, in its order, how many entries say it; fields that never come are there with 0.</param>
public sealed record FormatPreview(LogFormat Format, int Taken, long PassedOver, IReadOnlyList<FieldArrival> Arrivals, IReadOnlyList<PreviewedEntry> Entries, IReadOnlyList<PreviewedReject> Rejects);

/// <summary>One entry as it would be stored, field by field as text; fields that were not said are left out.</summary>
public sealed record PreviewedEntry(IReadOnlyDictionary<string, string> Fields);

/// <summary>One record that would go to the quarantine.</summary>
public sealed record PreviewedReject(long Line, string Reason, string Text);
