namespace Investigator.Domain.Sharing.Inbound;

/// <summary>What a reader made of a delivery.</summary>
/// <param name="Format">The reader's word for what it was: <c>stix</c>, <c>misp</c>, <c>csv</c>, <c>ndjson</c>.</param>
/// <param name="Reports">Indicators, in the order in which they came.</param>
/// <param name="PassedOver">Objects that are no indicators: campaigns, observables, markings, notes.</param>
/// <param name="Faults">The first things that could not be read.</param>
/// <param name="FaultCount">How many there were in all.</param>
/// <param name="Unreadable">Why nothing could be read at all; <c>null</c>: it could.</param>
public sealed record InboundReading(string Format, IReadOnlyList<ReportedDraft> Reports, int PassedOver, IReadOnlyList<InboundFault> Faults, int FaultCount, string? Unreadable)
{
    /// <summary>How many objects, attributes or lines it held, readable or not.</summary>
    public int Objects { get; init; }

    /// <summary>What it tells of indicators of others.</summary>
    public IReadOnlyList<SightingDraft> Sightings { get; init; } = [];

    /// <summary>A delivery that can't be read.</summary>
    public static InboundReading Refused(string format, string why) => new(format, [], 0, [], 0, why);
}

/// <summary>Something in a delivery that could not be read.</summary>
/// <param name="What">The id or the place.</param>
/// <param name="Why">What is wrong with it, for a person.</param>
public sealed record InboundFault(string What, string Why);
