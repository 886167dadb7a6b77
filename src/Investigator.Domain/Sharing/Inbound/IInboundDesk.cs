using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Where reports of others are staged, compared, accepted and rejected. Every act is checked against the person's role and audited.</summary>
public interface IInboundDesk
{
    /// <summary>All sources with what waits of each, those that ended last; empty for who may not see.</summary>
    Task<IReadOnlyList<InboundSourceRow>> SourcesAsync(Person by, CancellationToken ct);

    /// <summary>Makes a source. Administrators only: what is pulled is an address that this console calls.</summary>
    Task<Done<InboundSourceRow>> AddAsync(Person by, InboundDraft draft, CancellationToken ct);

    /// <summary>Changes how far a source is believed.</summary>
    /// <param name="version">As it was shown: another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> WeighAsync(Person by, Guid source, long version, int trust, int halfLifeDays, CancellationToken ct);

    /// <summary>Ends a source: nothing it reported counts any more.</summary>
    Task<Refusal?> EndAsync(Person by, Guid source, CancellationToken ct);

    /// <summary>Has a source pulled at the next round.</summary>
    Task<Refusal?> PullNowAsync(Person by, Guid source, CancellationToken ct);

    /// <summary>Reads a file and stages what is new in it.</summary>
    Task<Done<InboundDelivery>> UploadAsync(Person by, Guid source, string fileName, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>What came in, latest first.</summary>
    Task<Page<DeliveryRow>> DeliveriesAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Reported versions in a state, those that came last first, each beside what stood before and what other sources say.</summary>
    /// <param name="source">Of one source; <c>null</c>: of all.</param>
    Task<Page<ReportRow>> ReportsAsync(Person by, Guid? source, ReportState state, int skip, int take, CancellationToken ct);

    /// <summary>Accepts or rejects versions that wait. All of them or none: one that was decided meanwhile refuses the act.</summary>
    /// <param name="reports">Ids, at most 1,000.</param>
    /// <param name="note">Why; needed to reject.</param>
    Task<Refusal?> DecideAsync(Person by, IReadOnlyList<Guid> reports, bool accept, string? note, CancellationToken ct);

    /// <summary>Accepts or rejects everything that waits of one delivery.</summary>
    /// <param name="waiting">How many were shown to wait: another number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> DecideAllAsync(Person by, Guid delivery, int waiting, bool accept, string? note, CancellationToken ct);
}

/// <summary>A source in a list.</summary>
/// <param name="Url">Where it is pulled from; empty otherwise.</param>
/// <param name="HasHashKey">Whether its keyed hashes can be compared.</param>
/// <param name="Waiting">Versions that wait for a person.</param>
/// <param name="Accepted">Versions that are looked for.</param>
public sealed record InboundSourceRow(
    Guid Id, string Name, InboundKind Kind, int Trust, int HalfLifeDays, string Url, bool HasHashKey, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? PulledAt, DateTimeOffset? DueAt, int Failures, string? Trouble, int Waiting, int Accepted, long Version);

/// <summary>A delivery in a list.</summary>
/// <param name="Waiting">How many of it still wait.</param>
public sealed record DeliveryRow(InboundDelivery Delivery, string SourceName, int Waiting);

/// <summary>A reported version beside what is known.</summary>
/// <param name="Before">The accepted version that it would replace; <c>null</c>: none.</param>
/// <param name="Counts">What it counts now, after trust and age: 0 to 1.</param>
/// <param name="Elsewhere">What other sources, people and the allow list say of the same value; each a sentence. Conflicts begin with "Conflict".</param>
public sealed record ReportRow(ReportedIndicator Report, string SourceName, ReportedIndicator? Before, double Counts, IReadOnlyList<string> Elsewhere);
