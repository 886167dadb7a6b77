using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Fingerprints;

internal sealed class FingerprintRegistry(RecordedActs acts, FingerprintSecrets secrets, IEnumerable<IPlacementExemptions> exemptions) : IFingerprints
{
    private const int MostServed = 100;

    public async Task<Page<Fingerprint>> LoadAsync(Person by, Guid? campaign, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<Fingerprint> all = db.Fingerprints.AsNoTracking();
        // What is served to everybody is served to a campaign's members too.
        if (campaign is { } id) all = all.Where(f => f.CampaignId == id || f.CampaignId == null);
        var total = await all.LongCountAsync(ct).ConfigureAwait(false);
        var page = await all.OrderByDescending(f => f.DraftedAt).ThenBy(f => f.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        if (!by.Investigates) page.ForEach(f => f.HideTraps());
        return new(page, total);
    }

    public async Task<Fingerprint?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.Sees) return null;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var found = await db.Fingerprints.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct).ConfigureAwait(false);
        if (!by.Investigates) found?.HideTraps();
        return found;
    }

    public async Task<Done<NewFingerprint>> DraftAsync(Person by, FingerprintDesign design, string? key, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (design.Fault() is { } no) return no;
        var watermark = design.Kind is FingerprintKind.Watermark;
        if (watermark && !string.IsNullOrWhiteSpace(key) && (key.Trim().Length != 2 * SipHash.KeyBytes || !key.Trim().All(char.IsAsciiHexDigit))) return Refusal.KeyWrong;
        var secret = !watermark ? [] : string.IsNullOrWhiteSpace(key) ? RandomNumberGenerator.GetBytes(SipHash.KeyBytes) : Convert.FromHexString(key.Trim());
        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var stored = watermark ? secrets.Protect(secret) : "";
        var sha256 = watermark ? Convert.ToHexStringLower(SHA256.HashData(secret)) : "";
        return await acts.DoAsync<NewFingerprint>(
            async db =>
            {
                var drafted = Fingerprint.Draft(acts.NewId(), by, design, stored, sha256, acts.Clock);
                if (drafted.Value is not { } fingerprint) return drafted.Refusal!.Value;
                if (await WrongAsync(db, fingerprint.Id, design, ct).ConfigureAwait(false) is { } why) return why;
                db.Fingerprints.Add(fingerprint);
                await acts.RecordAsync(db, by, "fingerprint.drafted", Subject(fingerprint.Id), Told(fingerprint), ct).ConfigureAwait(false);
                return new NewFingerprint(fingerprint.Id, fingerprint.Name, watermark ? Convert.ToHexStringLower(secret) : null);
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, FingerprintDesign design, CancellationToken ct) =>
        ChangeAsync(by, id, version, "fingerprint.edited", async (db, f) => f.Edit(by, design) ?? await WrongAsync(db, id, design, ct).ConfigureAwait(false), ct);

    public Task<Refusal?> SealAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ChangeAsync(by, id, version, "fingerprint.sealed", (_, f) => Task.FromResult(f.Seal(by, acts.Clock)), ct);

    public Task<Refusal?> ServeAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ChangeAsync(by, id, version, "fingerprint.served", (_, f) => Task.FromResult(f.Serve(by, acts.Clock)), ct);

    public Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) =>
        ChangeAsync(by, id, version, "fingerprint.retired", (_, f) => Task.FromResult(f.Retire(by, reason, acts.Clock)), ct);

    public async Task<IReadOnlyList<Fingerprint>> PlanAsync(AccountId account, string? model, CancellationToken ct)
    {
        foreach (var list in exemptions)
            if (await list.IsExemptAsync(account, ct).ConfigureAwait(false)) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        // Who came here from the campaign by a merge or a split goes on getting what was sealed for it; who is innocent anywhere does not.
        var (members, moved, steps) = (db.CampaignMembers, db.MovedMembers, db.LineageSteps);
        var served = await db.Fingerprints.AsNoTracking()
            .Where(f => f.State == FingerprintState.InService
                && (f.CampaignId == null || members.Any(m => m.AccountId == account && m.Status == MemberStatus.Confirmed && EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == f.CampaignId)
                    || (moved.Any(x => x.AccountId == account && steps.Any(s => s.Id == x.StepId && s.FromId == f.CampaignId && s.UndoneAt == null))
                        && members.Any(m => m.AccountId == account && m.Status == MemberStatus.Confirmed) && !members.Any(m => m.AccountId == account && m.Status == MemberStatus.Innocent))))
            .OrderBy(f => f.ServedAt).ThenBy(f => f.Id).Take(MostServed).ToListAsync(ct).ConfigureAwait(false);
        return [.. served.Where(f => f.Design.Model is null || string.Equals(f.Design.Model, model, StringComparison.Ordinal))];
    }

    public async Task<IReadOnlyList<Guid>> NeverServedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var known = await db.Fingerprints.Where(f => f.ServedAt != null && ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. ids.Except(known)];
    }

    private async Task<Refusal?> ChangeAsync(Person by, Guid id, long version, string act, Func<InvestigatorDb, Fingerprint, Task<Refusal?>> change, CancellationToken ct)
    {
        if (!by.May(Permit.DraftFingerprints) && !by.May(Permit.SealFingerprints)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Fingerprints.SingleOrDefaultAsync(f => f.Id == id, ct).ConfigureAwait(false) is not { } fingerprint) return Refusal.NotFound;
                if (fingerprint.Version != version) return Refusal.ChangedMeanwhile;
                if (await change(db, fingerprint).ConfigureAwait(false) is { } no) return no;
                await acts.RecordAsync(db, by, act, Subject(id), Told(fingerprint), ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    private static async Task<Refusal?> WrongAsync(InvestigatorDb db, Guid id, FingerprintDesign design, CancellationToken ct)
    {
        var name = design.Name.Trim();
        if (await db.Fingerprints.AnyAsync(f => f.Name == name && f.Id != id, ct).ConfigureAwait(false)) return Refusal.NameTaken;
        return design.CampaignId is { } campaign ? await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) : null;
    }

    private static string Subject(Guid id) => $"fingerprint:{id}";

    // Traps stay out of the audit: whoever exports it need not know them. Their hash is in the seal.
    private static object Told(Fingerprint f) => new { f.Name, kind = f.Kind.ToString(), campaign = f.CampaignId, state = f.State.ToString(), traps = f.Design.Traps.Count, f.KeySha256, f.SealSha256, f.RetireReason };
}
