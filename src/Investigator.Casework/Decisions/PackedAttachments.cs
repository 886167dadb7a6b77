using System.Text.Json;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>The files beside a campaign, for the evidence pack of a decision about it.</summary>
internal static class PackedAttachments
{
    // A pack is made in memory, and handed to people by mail.
    private const long MostBytes = 100L * 1024 * 1024;

    /// <summary>A list of all files, and the bytes of those that fit, for who may open them; others get the list with the hashes.</summary>
    public static async Task<IReadOnlyList<PackedFile>> OfAsync(InvestigatorDb db, Person by, Decision decision, JsonSerializerOptions json, CancellationToken ct)
    {
        if (decision.CampaignId is not { } campaign) return [];
        var all = await Attachments.OfAsync(db, campaign, ct).ConfigureAwait(false);
        if (all.Count == 0) return [];
        var (packed, left) = (new HashSet<Guid>(), MostBytes);
        foreach (var one in all.Where(a => a.IsKept && by.Investigates))
            if (left >= one.Length && packed.Add(one.Id)) left -= one.Length;
        var files = new List<PackedFile> { new("attachments.json", JsonSerializer.Serialize(all.Select(a => Plain(a, packed.Contains(a.Id))), json)) };
        foreach (var one in all.Where(a => packed.Contains(a.Id)))
        {
            var id = one.Id;
            if (await db.AttachmentContents.AsNoTracking().SingleOrDefaultAsync(c => c.AttachmentId == id, ct).ConfigureAwait(false) is { } content) files.Add(new(one.FileName, "", content.Bytes));
        }

        return files;
    }

    private static object Plain(Attachment a, bool packed) => new
    {
        a.Id,
        a.CampaignId,
        a.Name,
        Kind = a.Kind.ToString(),
        a.Length,
        a.Sha256,
        a.Note,
        a.AddedBy,
        a.AddedById,
        a.AddedAt,
        a.RemovedBy,
        a.RemovedAt,
        a.RemoveReason,
        File = packed ? a.FileName : null,
    };
}
