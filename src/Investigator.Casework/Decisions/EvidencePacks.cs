using System.Text.Encodings.Web;
using System.Text.Json;
using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Fingerprints;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class EvidencePacks(RecordedActs acts) : IEvidencePacks
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Default };

    public async Task<Done<EvidencePack>> MakeAsync(Person by, Guid decision, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        return await acts.DoAsync<EvidencePack>(
            async db =>
            {
                if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == decision, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var evidence = await db.DecisionEvidence.AsNoTracking().SingleOrDefaultAsync(e => e.DecisionId == decision, ct).ConfigureAwait(false);
                var pack = EvidencePack.Of(decision, [
                    new("decision.json", JsonSerializer.Serialize(Plain(found, evidence), s_json)), new("evidence.json", evidence?.Json ?? "null"), new("act.txt", await ActAsync(db, found, ct).ConfigureAwait(false)),
                    new("proposal.json", await ProposalAsync(db, found, ct).ConfigureAwait(false)), new("stream.json", await StreamAsync(db, found, ct).ConfigureAwait(false)),
                    new("appeals.json", await AppealsAsync(db, decision, ct).ConfigureAwait(false)), new("audit.ndjson", await AuditAsync(db, found, ct).ConfigureAwait(false)),
                    .. await StaggeredAsync(db, found, ct).ConfigureAwait(false), .. await ExhibitsAsync(db, found, ct).ConfigureAwait(false), .. await PackedAttachments.OfAsync(db, by, found, s_json, ct).ConfigureAwait(false)]);
                await acts.RecordAsync(db, by, "evidence-pack.made", $"decision:{decision}", new { sha256 = DecisionEvidence.HashOf(pack.Files[^1].Text) }, ct).ConfigureAwait(false);
                return pack;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<Guid, DecisionEvidence>> KeptAsync(Person by, IReadOnlyCollection<Guid> decisions, CancellationToken ct)
    {
        if (!by.Sees || decisions.Count == 0) return new Dictionary<Guid, DecisionEvidence>();
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var ids = decisions.Take(ModelLimits.AskedAtOnce).ToList();
        return await db.DecisionEvidence.AsNoTracking().Where(e => ids.Contains(e.DecisionId)).ToDictionaryAsync(e => e.DecisionId, ct).ConfigureAwait(false);
    }

    private static object Plain(Decision d, DecisionEvidence? evidence) => new
    {
        d.Id,
        Kind = d.Kind.Word(),
        Scope = DecisionTarget.Word(d.Scope),
        d.Target,
        d.DecidedBy,
        d.DecidedById,
        d.DecidedAt,
        d.ExpiresAt,
        ReasonWithheld = d.Reason,
        d.Ground,
        d.Policy,
        d.RequestsPerMinute,
        Without = d.Degradation.Words(),
        d.BreakGlass,
        d.CampaignId,
        d.ProposalId,
        d.ActId,
        d.EndedAt,
        d.EndedBy,
        d.EndReason,
        EvidenceSha256 = evidence?.Sha256,
    };

    private static async Task<string> ActAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        var (act, decisions) = (decision.ActId, db.Decisions);
        var sums = await db.DecisionEvidence.AsNoTracking().Where(e => decisions.Any(d => d.Id == e.DecisionId && d.ActId == act)).Select(e => new { e.DecisionId, e.Sha256 }).ToListAsync(ct).ConfigureAwait(false);
        // An act that took effect later was hashed when it was decided, with those who wait still or were left out.
        var planned = await db.StaggeredMembers.AsNoTracking().Where(m => m.ActId == act).Select(m => new { m.DecisionId, m.Sha256 }).ToListAsync(ct).ConfigureAwait(false);
        if (planned.Count > 0) sums = planned;
        // Sorted here: stores order ids each in their own way.
        return string.Concat(sums.OrderBy(s => s.DecisionId).Select(s => $"{s.DecisionId} {s.Sha256}\n"));
    }

    private static async Task<string> ProposalAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        if (decision.ProposalId is not { } id) return "null";
        var p = await db.BanProposals.AsNoTracking().Include(x => x.Views).SingleAsync(x => x.Id == id, ct).ConfigureAwait(false);
        return JsonSerializer.Serialize(new
        {
            p.Id,
            p.Title,
            Kind = p.Kind.Word(),
            p.Reason,
            p.ProposedBy,
            p.ProposedById,
            p.ProposedAt,
            State = p.State.ToString(),
            p.DecidedBy,
            p.DecidedById,
            p.DecidedAt,
            p.Answer,
            p.IsBreakGlass,
            p.ReviewDueAt,
            p.OverdueAt,
            EvidenceOpenedBy = p.Views.OrderBy(v => v.OpenedAt).Select(v => new { v.PersonName, v.PersonId, v.OpenedAt, SecondsUntilAnswer = p.DecidedById == v.PersonId ? (p.DecidedAt - v.OpenedAt)?.TotalSeconds : null }),
        }, s_json);
    }

    /// <summary>When an act that took effect later was decided, and how the account's moment follows.</summary>
    private static async Task<IReadOnlyList<PackedFile>> StaggeredAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        var (id, account) = (decision.ActId, decision.AccountId);
        if (await db.StaggeredActs.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct).ConfigureAwait(false) is not { } act) return [];
        var member = await db.StaggeredMembers.AsNoTracking().SingleOrDefaultAsync(m => m.ActId == id && m.AccountId == account, ct).ConfigureAwait(false);
        var moment = member is null ? (DateTimeOffset?)null : ActTiming.MomentOf(act.Seed, account, act.StartsAt, act.UntilAt - act.StartsAt);
        return [new("staggered.json", JsonSerializer.Serialize(new { act.Id, act.DecidedBy, act.DecidedById, act.DecidedAt, act.StartsAt, act.UntilAt, act.Seed, act.BroughtForwardBy, MomentBySeed = moment, TookEffectAt = member?.At, EvidenceSha256 = member?.Sha256 }, s_json))];
    }

    private static async Task<string> StreamAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        var (id, acknowledgements, keys) = (decision.Id, db.Acknowledgements, db.ApiClients);
        var changes = await db.DecisionChanges.AsNoTracking().Where(c => c.DecisionId == id).OrderBy(c => c.Position).ToListAsync(ct).ConfigureAwait(false);
        var told = new List<object>();
        foreach (var change in changes)
        {
            var position = change.Position;
            var said = await acknowledgements.Where(a => a.FirstPosition <= position && a.LastPosition >= position).Join(keys, a => a.PointId, k => k.Id, (a, k) => new { Point = k.Name, a.TookEffectAt, a.At })
                .OrderBy(a => a.At).ToListAsync(ct).ConfigureAwait(false);
            told.Add(new { change.Position, change.At, Change = change.Added ? "added" : "removed", AcknowledgedBy = said });
        }

        return JsonSerializer.Serialize(told, s_json);
    }

    private static async Task<string> AppealsAsync(InvestigatorDb db, Guid decision, CancellationToken ct)
    {
        var appeals = await db.Appeals.AsNoTracking().Where(a => a.DecisionId == decision).OrderBy(a => a.ReceivedAt).ToListAsync(ct).ConfigureAwait(false);
        return JsonSerializer.Serialize(appeals.Select(a => new { a.Id, a.Reference, a.ReceivedBy, a.ReceivedAt, a.DueAt, a.Text, State = a.State.ToString(), a.AssigneeName, a.DecidedBy, a.DecidedAt, a.Answer }), s_json);
    }

    /// <summary>The entries about the act, the decision, its proposal and its appeals: by subject, and of the subject's others those alone that name one of their ids.</summary>
    // As they were sealed, byte for byte, those that found nothing too: leaving them out would make the others look stronger.
    private static async Task<IReadOnlyList<PackedFile>> ExhibitsAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        if (decision.CampaignId is not { } campaign) return [];
        var exhibits = await db.ModelTests.AsNoTracking().Where(r => r.CampaignId == campaign && r.Exhibit != null).OrderBy(r => r.TestedAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, Text = r.Exhibit! }).ToListAsync(ct).ConfigureAwait(false);
        return [.. exhibits.Select(e => new PackedFile($"fingerprint-{e.Id:N}.json", e.Text))];
    }

    private static async Task<string> AuditAsync(InvestigatorDb db, Decision decision, CancellationToken ct)
    {
        var id = decision.Id;
        var appeals = await db.Appeals.AsNoTracking().Where(a => a.DecisionId == id).Select(a => a.Id).ToListAsync(ct).ConfigureAwait(false);
        List<string> subjects = [$"decision:{id}", .. appeals.Select(a => $"appeal:{a}")];
        if (decision.ProposalId is { } proposal) subjects.Add($"proposal:{proposal}");
        List<string> wider = [new DecisionTarget(decision.Scope, decision.Target).Subject];
        if (decision.CampaignId is { } campaign)
        {
            wider.Add($"campaign:{campaign}");
            var looks = await db.ModelTests.AsNoTracking().Where(r => r.CampaignId == campaign && r.Exhibit != null).Select(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
            subjects.AddRange(looks.Select(r => $"model-test:{r}"));
        }

        var attached = decision.CampaignId is { } with ? await Attachments.OfAsync(db, with, ct).ConfigureAwait(false) : [];
        wider.AddRange(attached.Select(a => $"campaign:{a.CampaignId}").Except(wider).Distinct());
        List<string> ids = [$"{id}", $"{decision.ActId}", .. decision.ProposalId is { } named ? [$"{named}"] : Array.Empty<string>(), .. attached.Select(a => $"{a.Id}")];
        var entries = await db.AuditEntries.AsNoTracking().Where(e => subjects.Contains(e.Subject) || wider.Contains(e.Subject)).OrderBy(e => e.Sequence).ToListAsync(ct).ConfigureAwait(false);
        return string.Concat(entries.Where(e => subjects.Contains(e.Subject) || ids.Exists(one => e.Detail.Contains(one, StringComparison.Ordinal))).Select(e => AuditLines.Write(e) + "\n"));
    }
}
