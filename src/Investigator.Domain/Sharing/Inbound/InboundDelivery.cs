using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>One file, page or request of objects that came in, and what became of it.</summary>
public sealed class InboundDelivery
{
    private InboundDelivery() { } // EF

    /// <summary>The delivery's id; also the id of its status on the TAXII server.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>File name or address, as text.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it was read as.</summary>
    public string Format { get; private set; } = "";

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Who brought it.</summary>
    public string ReceivedBy { get; private set; } = "";

    /// <summary>SHA-256 of the bytes.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Its size.</summary>
    public int Bytes { get; private set; }

    /// <summary>How many objects, attributes or lines it held, readable or not.</summary>
    public int Objects { get; private set; }

    /// <summary>Indicators not reported before.</summary>
    public int New { get; private set; }

    /// <summary>Indicators that say something else than before.</summary>
    public int Changed { get; private set; }

    /// <summary>Indicators that the source took back.</summary>
    public int Withdrawn { get; private set; }

    /// <summary>Indicators that say what they said before.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Of the new and changed ones: those that can't be looked for here.</summary>
    public int NotMatchable { get; private set; }

    /// <summary>Sightings of what this provider shared.</summary>
    public int Sightings { get; private set; }

    /// <summary>Objects that are no indicators.</summary>
    public int PassedOver { get; private set; }

    /// <summary>The first things that could not be read.</summary>
    public IReadOnlyList<InboundFault> Faults { get; private set; } = [];

    /// <summary>How many there were in all.</summary>
    public int FaultCount { get; private set; }

    /// <summary>Writes down what came.</summary>
    public static InboundDelivery Take(Guid id, Guid source, string name, InboundReading reading, string contentHash, int bytes, Person by, DateTimeOffset at) => new()
    {
        Id = id,
        SourceId = source,
        Name = name,
        Format = reading.Format,
        ReceivedAt = at,
        ReceivedBy = by.Name,
        ContentHash = contentHash,
        Bytes = bytes,
        Objects = reading.Objects,
        Sightings = reading.Sightings.Count,
        PassedOver = reading.PassedOver,
        Faults = reading.Unreadable is { } why ? [new("the whole delivery", why)] : reading.Faults,
        FaultCount = reading.Unreadable is null ? reading.FaultCount : 1,
    };

    /// <summary>Writes down how it differs from what was known.</summary>
    public void Compared(int fresh, int changed, int withdrawn, int unchanged, int notMatchable) =>
        (New, Changed, Withdrawn, Unchanged, NotMatchable) = (fresh, changed, withdrawn, unchanged, notMatchable);
}
