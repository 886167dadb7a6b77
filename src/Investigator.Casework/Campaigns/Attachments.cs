using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class Attachments(RecordedActs acts) : IAttachments
{
    private const int Most = 500;

    public async Task<IReadOnlyList<Attachment>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct)
    {
        if (!by.Sees) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await OfAsync(db, campaign, ct).ConfigureAwait(false);
    }

    public async Task<Done<Attachment>> AddAsync(Person by, Guid campaign, string? name, ReadOnlyMemory<byte> bytes, string? note, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        // Told before the writer's turn is taken: a large file that is none makes nobody wait.
        var told = Attachment.Of(acts.NewId(), by, campaign, name, bytes.Span, note, acts.Clock);
        if (told.Value is not { } attachment) return told;
        return await acts.DoAsync<Attachment>(
            async db =>
            {
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } no) return no;
                if (await db.Attachments.CountAsync(a => a.CampaignId == campaign && a.RemovedAt == null, ct).ConfigureAwait(false) >= AttachmentKinds.MostFiles) return Refusal.TooManyHere;
                db.Attachments.Add(attachment);
                db.AttachmentContents.Add(AttachmentContent.Of(attachment.Id, bytes.ToArray()));
                await acts.RecordAsync(
                    db, by, "attachment.added", $"campaign:{campaign}", new { attachment = attachment.Id, attachment.Name, kind = attachment.Kind.ToString(), attachment.Length, attachment.Sha256 }, ct).ConfigureAwait(false);
                return attachment;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<AttachmentFile>> OpenAsync(Person by, Guid attachment, string? purpose, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (purpose is null || purpose.Trim().Length < 10) return Refusal.PurposeMissing;
        if (purpose.Length > 500) return Refusal.TooLong;
        return await acts.DoAsync<AttachmentFile>(
            async db =>
            {
                if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attachment, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (await db.AttachmentContents.AsNoTracking().SingleOrDefaultAsync(c => c.AttachmentId == attachment, ct).ConfigureAwait(false) is not { } content) return Refusal.NotFound;
                await acts.RecordAsync(db, by, "attachment.opened", $"campaign:{found.CampaignId}", new { attachment, found.Name, found.Sha256, purpose = purpose.Trim() }, ct).ConfigureAwait(false);
                return new AttachmentFile(found, content.Bytes, IsWhole(found, content));
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> RemoveAsync(Person by, Guid attachment, long version, string? reason, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Attachments.SingleOrDefaultAsync(a => a.Id == attachment, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                // Held with its campaign, or with the one that it was merged into.
                var reach = await CampaignHolds.HeldAsync(db, ct).ConfigureAwait(false);
                var held = reach.Contains(found.CampaignId) || reach.Contains(await LineageReach.StandsInAsync(db, found.CampaignId, ct).ConfigureAwait(false));
                if (found.Remove(by, held, reason, acts.Clock) is { } no) return no;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                await db.AttachmentContents.Where(c => c.AttachmentId == attachment).ExecuteDeleteAsync(ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "attachment.removed", $"campaign:{found.CampaignId}", new { attachment, found.Name, found.Sha256, reason = found.RemoveReason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    /// <summary>The files of a campaign and of those merged into it.</summary>
    internal static async Task<List<Attachment>> OfAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var of = await LineageReach.WholeAsync(db, campaign, ct).ConfigureAwait(false);
        return await db.Attachments.AsNoTracking().Where(a => of.Contains(a.CampaignId)).OrderByDescending(a => a.AddedAt).ThenBy(a => a.Id).Take(Most).ToListAsync(ct).ConfigureAwait(false);
    }

    internal static bool IsWhole(Attachment attachment, AttachmentContent content) => Convert.ToHexStringLower(SHA256.HashData(content.Bytes)) == attachment.Sha256;
}
