using System.Text.Json;
using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

/// <summary>What the audit says of a campaign's proposals and appeals, and of single decisions of it.</summary>
internal sealed class DecisionTrails : ICampaignTrails
{
    // Lifts, renewals, packs and statements of one decision are asked for by hand, one at a time.
    private const int MostLooked = 20_000;

    private static readonly string[] s_single = [.. DecisionKinds.ByGravity.SelectMany(k => (string[])[$"{k.Word()}.lifted", $"{k.Word()}.renewed"]), "evidence-pack.made", "statement.made"];

    public async Task<IReadOnlyList<string>> SubjectsAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct)
    {
        var of = campaigns.Select(c => (Guid?)c).ToList();
        var decisions = db.Decisions.Where(d => of.Contains(d.CampaignId));
        var proposals = await db.BanProposals.Where(p => of.Contains(p.CampaignId)).Select(p => p.Id).ToListAsync(ct).ConfigureAwait(false);
        var appeals = await db.Appeals.Where(a => decisions.Any(d => d.Id == a.DecisionId)).Select(a => a.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. proposals.Select(p => $"proposal:{p}"), .. appeals.Select(a => $"appeal:{a}")];
    }

    public async Task<IReadOnlyList<long>> EntriesAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct)
    {
        var of = campaigns.Select(c => (Guid?)c).ToList();
        var own = (await db.Decisions.Where(d => of.Contains(d.CampaignId)).Select(d => d.Id).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        if (own.Count == 0) return [];
        var looked = await db.AuditEntries.AsNoTracking().Where(e => s_single.Contains(e.Act)).OrderByDescending(e => e.Sequence).Take(MostLooked).Select(e => new { e.Sequence, e.Subject, e.Detail }).ToListAsync(ct).ConfigureAwait(false);
        return [.. looked.Where(e => DecisionOf(e.Subject, e.Detail) is { } decision && own.Contains(decision)).Select(e => e.Sequence)];
    }

    private static Guid? DecisionOf(string subject, string detail)
    {
        if (subject.StartsWith("decision:", StringComparison.Ordinal)) return Guid.TryParse(subject["decision:".Length..], out var named) ? named : null;
        using var said = JsonDocument.Parse(detail);
        return said.RootElement.ValueKind is JsonValueKind.Object && said.RootElement.TryGetProperty("decision", out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var decision) ? decision : null;
    }
}
