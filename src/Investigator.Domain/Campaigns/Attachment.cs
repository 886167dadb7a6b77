using System.Globalization;
using System.Security.Cryptography;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>A file that somebody put beside a campaign. Its bytes lie apart and are handed out, never shown.</summary>
public sealed class Attachment
{
    private const int LongestName = 200;

    private Attachment() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    /// <summary>As it was called, without path and without characters that hide.</summary>
    public string Name { get; private set; } = "";

    public AttachmentKind Kind { get; private set; }

    /// <summary>Its size in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits; it stays when the bytes are removed.</summary>
    public string Sha256 { get; private set; } = "";

    public string Note { get; private set; } = "";

    public string AddedById { get; private set; } = "";

    public string AddedBy { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    public string? RemovedBy { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public string? RemoveReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>Whether its bytes are still there.</summary>
    public bool IsKept => RemovedAt is null;

    /// <summary>What a copy outside is called: made of ids, so that no name of a stranger names a file.</summary>
    public string FileName => $"attachment-{Id:N}{Kind.Endings()[0]}";

    public static Done<Attachment> Of(Guid id, Person by, Guid campaign, string? name, ReadOnlySpan<byte> bytes, string? note, TimeProvider clock)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        var called = Tidy(name);
        if (called.Length == 0) return Refusal.NameMissing;
        if (called.Length > LongestName || note?.Length > Reasons.Longest) return Refusal.TooLong;
        if (AttachmentKinds.Tell(called, bytes, out var kind) is { } no) return no;
        return new Attachment
        {
            Id = id,
            CampaignId = campaign,
            Name = called,
            Kind = kind,
            Length = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Note = note?.Trim() ?? "",
            AddedById = by.Id,
            AddedBy = by.Name,
            AddedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Removes the bytes: by who added it, or by who may place legal holds. That it was there, and its hash, stay.</summary>
    /// <param name="held">Whether a legal hold stands on the campaign.</param>
    public Refusal? Remove(Person by, bool held, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.HoldForLaw) && (!by.Investigates || by.Id != AddedById)) return Refusal.NotAllowed;
        if (!IsKept) return Refusal.AlreadyDecided;
        if (held) return Refusal.UnderHold;
        if (Reasons.Wrong(reason) is { } no) return no;
        (RemovedBy, RemovedAt, RemoveReason) = (by.Name, clock.GetUtcNow(), reason!.Trim());
        return null;
    }

    private static string Tidy(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        return string.Concat(last.EnumerateRunes().Where(r => System.Text.Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && r.Value is not (':' or '*' or '?' or '"' or '<' or '>' or '|'))).Trim(' ', '.');
    }
}

/// <summary>The bytes of an attachment.</summary>
public sealed class AttachmentContent
{
    private AttachmentContent() { } // EF

    public Guid AttachmentId { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public static AttachmentContent Of(Guid attachment, byte[] bytes) => new() { AttachmentId = attachment, Bytes = bytes };
}
