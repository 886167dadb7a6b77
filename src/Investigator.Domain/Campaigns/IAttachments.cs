using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>Files beside campaigns.</summary>
public interface IAttachments
{
    /// <summary>A campaign's files and those of campaigns merged into it, latest first, removed ones too. At most 500.</summary>
    Task<IReadOnlyList<Attachment>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct);

    /// <summary>Keeps a file, when its content is of a kind that may be kept.</summary>
    Task<Done<Attachment>> AddAsync(Person by, Guid campaign, string? name, ReadOnlyMemory<byte> bytes, string? note, CancellationToken ct);

    /// <summary>Hands out a file; the purpose goes into the audit first.</summary>
    /// <param name="purpose">At least 10 characters.</param>
    Task<Done<AttachmentFile>> OpenAsync(Person by, Guid attachment, string? purpose, CancellationToken ct);

    /// <summary>Removes a file's bytes; refused with <see cref="Refusal.UnderHold"/> while a legal hold reaches its campaign.</summary>
    Task<Refusal?> RemoveAsync(Person by, Guid attachment, long version, string? reason, CancellationToken ct);
}

/// <summary>A file with its bytes.</summary>
/// <param name="Whole">Whether the bytes still have the hash they were stored with.</param>
public sealed record AttachmentFile(Attachment Attachment, byte[] Bytes, bool Whole);
