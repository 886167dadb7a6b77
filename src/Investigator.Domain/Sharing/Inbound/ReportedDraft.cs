using Investigator.Domain.Sharing.Formats.Stix;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>An indicator as a reader understood it: bounded, cleaned, and either comparable here or with the reason why not.</summary>
public sealed record ReportedDraft
{
    /// <summary>The source's own id, at most <see cref="InboundLimits.IdLength"/> characters.</summary>
    public required string ExternalId { get; init; }

    /// <summary>The source's id of the object that it is an alternative of; usually the same.</summary>
    public required string ObjectId { get; init; }

    /// <summary>Who wrote it, by the source's id of them; <c>null</c>: it does not say.</summary>
    public string? Author { get; init; }

    /// <summary>What it names; <c>null</c> when this console keeps nothing of that kind.</summary>
    public IndicatorKind? Kind { get; init; }

    /// <summary>The value in the form in which it is compared.</summary>
    public string Value { get; init; } = "";

    /// <summary>The pattern or line as it came, cut.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Why it can't be looked for here; <c>null</c>: it can.</summary>
    public string? WhyNot { get; init; }

    /// <summary>The source's name of it, as text.</summary>
    public string Name { get; init; } = "";

    /// <summary>0 to 100; 50 when the source does not say.</summary>
    public int Confidence { get; init; } = 50;

    /// <summary>From when use of it means something.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The source's time of this version.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>How far it may travel.</summary>
    public TrafficLight? Marking { get; init; }

    /// <summary>The source takes it back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Whether the provider of this name wrote it: what comes back from others is no news.</summary>
    public bool IsBy(string producerName) => Author == StixIds.Of("identity", producerName);
}
