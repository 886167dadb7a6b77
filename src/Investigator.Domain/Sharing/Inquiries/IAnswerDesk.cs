using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>Where one person prepares a pack that answers an inquiry, and another, who has seen it, lets it out.</summary>
public interface IAnswerDesk
{
    /// <summary>The very bytes that the pack would have now, before its signature.</summary>
    Task<Done<AnswerPreview>> PreviewAsync(Person by, AnswerRequest request, CancellationToken ct);

    /// <summary>Gathers the pack and proposes it. One at a time waits for an inquiry.</summary>
    Task<Done<AnswerPackRow>> ProposeAsync(Person by, AnswerRequest request, CancellationToken ct);

    /// <summary>The packs of an inquiry, the latest first.</summary>
    Task<IReadOnlyList<AnswerPackRow>> OfInquiryAsync(Person by, Guid inquiry, CancellationToken ct);

    /// <summary>One pack with its bytes, and a note that the person was shown it.</summary>
    Task<Done<AnswerPack>> OpenAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Signs and releases it, which answers the inquiry: by a second person who was shown it.</summary>
    Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>Turns it down.</summary>
    Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>The signed file, to be handed to who asked; each time is noted.</summary>
    Task<Done<AnswerPack>> TakeOutAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>What a pack would be.</summary>
/// <param name="Accounts">How many accounts here it tells of.</param>
public sealed record AnswerPreview(byte[] Content, int Accounts);

/// <summary>A pack in a list, without its bytes.</summary>
/// <param name="OpenedBy">Ids of those who were shown it.</param>
public sealed record AnswerPackRow(
    Guid Id, Guid InquiryId, DateOnly From, DateOnly Until, AnswerSections Sections, int Bytes, string ContentHash, string ProposedById, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt,
    AnswerPackState State, string? DecidedBy, DateTimeOffset? DecidedAt, string Answer, string? KeyId, IReadOnlyList<string> OpenedBy, long Version);
