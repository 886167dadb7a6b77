using System.Security.Cryptography;

namespace Investigator.Domain.Sharing;

/// <summary>
/// Exactly what leaves. Holds the very bytes of the file: send <see cref="Content"/>, never a second writing, and the person who approved saw what went.
/// </summary>
public sealed class BundlePreview
{
    private BundlePreview(Bundle bundle, IReadOnlyList<Withheld> withheld, IBundleWriter writer)
    {
        (Bundle, Withheld) = (bundle, withheld);
        Content = writer.Write(bundle);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content.Span));
        (FormatId, ContentType) = (writer.Id, writer.ContentType);
        FileName = $"campaign-{Sha256[..12]}-{bundle.TrafficLight.Word().Replace('+', '-')}{writer.FileExtension}";
    }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Size in bytes.</summary>
    public int SizeBytes => Content.Length;

    /// <summary>SHA-256 of the bytes, 64 hex digits, for the audit entry and the partner.</summary>
    public string Sha256 { get; }

    /// <summary>The writer's id.</summary>
    public string FormatId { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>A safe file name: nothing in it comes from outside.</summary>
    public string FileName { get; }

    /// <summary>The bundle that was written: every row with its value as it leaves.</summary>
    public Bundle Bundle { get; }

    /// <summary>What stayed at home and why. No part of the file.</summary>
    public IReadOnlyList<Withheld> Withheld { get; }

    /// <summary>The preview in one format, or null when the draft refuses (<see cref="BundleDraft.Refusal"/> says why).</summary>
    public static BundlePreview? Of(BundleDraft draft, IBundleWriter writer) =>
        draft.Bundle is null ? null : new(draft.Bundle, draft.Withheld, writer);
}
