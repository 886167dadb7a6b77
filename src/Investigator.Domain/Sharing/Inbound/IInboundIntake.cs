using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>The receiving end for machines: what was pulled and what partners send. It stages; people decide.</summary>
public interface IInboundIntake
{
    /// <summary>Stages what is new in a delivery. What its source takes back counts no more at once: that only ever takes suspicion away.</summary>
    /// <param name="by">Who brought it, for the record: a person, the console itself or an API key.</param>
    Task<Done<InboundDelivery>> TakeInAsync(Person by, Guid source, string name, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Deletes what a source had sent: it counts no more, at once, and is no longer shown as reported. That it was there stays in the audit and among what was withdrawn.</summary>
    /// <param name="objectId">The source's id of the indicator or the sighting.</param>
    /// <param name="versions">Only when the version that is kept is one of these; <c>null</c>: whichever it is.</param>
    /// <returns>Why not; <c>null</c> when it was deleted.</returns>
    Task<Refusal?> DeleteAsync(Person by, Guid source, string objectId, IReadOnlyCollection<DateTimeOffset>? versions, CancellationToken ct);

    /// <summary>Sources that are to be pulled now, those that waited longest first.</summary>
    Task<IReadOnlyList<DuePull>> DueAsync(int most, CancellationToken ct);

    /// <summary>Notes how pulling went.</summary>
    /// <param name="cursor">Up to where; <c>null</c>: no further than before.</param>
    /// <param name="trouble">What went wrong; <c>null</c> when it went well.</param>
    Task PulledAsync(Guid source, string? cursor, string? trouble, TimeSpan pause, CancellationToken ct);

    /// <summary>The source that a partner's machines send objects to; <c>null</c>: none.</summary>
    Task<Guid?> SourceOfPartnerAsync(Guid partner, CancellationToken ct);

    /// <summary>A delivery of a source; <c>null</c>: there is none.</summary>
    Task<InboundDelivery?> DeliveryAsync(Guid source, Guid delivery, CancellationToken ct);
}

/// <summary>A source to pull now.</summary>
/// <param name="Secret">Password or token; <c>null</c>: none was given.</param>
/// <param name="Locked">A secret was given, and the console's keys that protect it are gone.</param>
public sealed record DuePull(Guid Id, InboundKind Kind, string Url, string UserName, string? Secret, bool Locked, string? Cursor);
