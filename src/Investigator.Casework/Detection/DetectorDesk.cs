using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal sealed class DetectorDesk(RecordedActs acts) : IDetectorDesk, IDetectorSettings
{
    public async Task<IReadOnlyDictionary<string, DetectorSwitch>> SwitchesAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.DetectorSwitches.AsNoTracking().ToDictionaryAsync(s => s.DetectorId, StringComparer.Ordinal, ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> SwitchAsync(Person by, string detectorId, long version, bool off, string? reason, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (!IsDetector(detectorId) || RuleVersion.Names(detectorId)) return Refusal.NotFound;
        return await acts.TryAsync(
            async db =>
            {
                var kept = await db.DetectorSwitches.SingleOrDefaultAsync(s => s.DetectorId == detectorId, ct).ConfigureAwait(false);
                if ((kept?.Version ?? 0) != version) return Refusal.ChangedMeanwhile;
                var turned = kept ?? DetectorSwitch.Of(detectorId);
                if (turned.Turn(by, off, reason, acts.Clock) is { } no) return no;
                // Version 0 means that nobody touched it: what is stored begins at 1.
                if (kept is null) db.Add(turned).Property(s => s.Version).CurrentValue = 1;
                await acts.RecordAsync(db, by, off ? "detector.off" : "detector.on", $"detector:{detectorId}", new { turned.Reason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<DetectorSnooze>> SnoozesAsync(string? detectorId, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var lasting = db.DetectorSnoozes.AsNoTracking().Where(s => s.Until > now);
        if (detectorId is not null) lasting = lasting.Where(s => s.DetectorId == detectorId);
        return await lasting.OrderBy(s => s.Until).ThenBy(s => s.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> SnoozeAsync(Person by, string detectorId, AccountId account, string? reason, DateTimeOffset? until, CancellationToken ct)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (!IsDetector(detectorId) || account.Value.Length is 0) return Refusal.NotFound;
        if (account.Value.Length > ModelLimits.Id) return Refusal.TooLong;
        return await acts.TryAsync(
            async db =>
            {
                var made = DetectorSnooze.Of(acts.NewId(), by, detectorId, account, reason, until, acts.Clock);
                if (made.Value is not { } snooze) return made.Refusal;
                await db.DetectorSnoozes.Where(s => s.DetectorId == detectorId && s.AccountId == account).ExecuteDeleteAsync(ct).ConfigureAwait(false);
                db.Add(snooze);
                await acts.RecordAsync(db, by, "detector.snoozed", $"account:{account.Value}", new { detector = detectorId, snooze.Reason, snooze.Until }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> WakeAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.DetectorSnoozes.SingleOrDefaultAsync(s => s.Id == id, ct).ConfigureAwait(false) is not { } snooze) return Refusal.NotFound;
                if (snooze.Wake(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "detector.woken", $"account:{snooze.AccountId.Value}", new { detector = snooze.DetectorId }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    async Task<DetectorSettings> IDetectorSettings.LoadAsync(CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var off = await db.DetectorSwitches.Where(s => s.IsOff).Select(s => s.DetectorId).ToListAsync(ct).ConfigureAwait(false);
        var silent = await db.DetectorSnoozes.Where(s => s.Until > now).Select(s => new { s.DetectorId, s.AccountId }).ToListAsync(ct).ConfigureAwait(false);
        var running = await db.RuleVersions.AsNoTracking().Where(r => r.State == RuleState.Shadow || r.State == RuleState.Proposed || r.State == RuleState.Partly || r.State == RuleState.Live)
            .OrderBy(r => r.RuleId).ThenBy(r => r.Number).ToListAsync(ct).ConfigureAwait(false);
        var ids = await db.RuleVersions.Select(r => r.RuleId).Distinct().ToListAsync(ct).ConfigureAwait(false);
        return new(off.ToHashSet(StringComparer.Ordinal), silent.Select(s => (s.DetectorId, s.AccountId)).ToHashSet(), running, ids);
    }

    private static bool IsDetector(string id) => id.Length is > 0 and <= ModelLimits.Word;
}
