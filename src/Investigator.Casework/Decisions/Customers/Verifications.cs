using System.Text.Json;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Customers;

internal sealed partial class Verifications(RecordedActs acts, WebhookSecrets secrets) : IVerifications, IVerified, IVerificationResults, IHonestSigns
{
    /// <summary>How long a passed verification speaks for an account.</summary>
    private static readonly TimeSpan s_speaks = TimeSpan.FromDays(365);

    public async Task<Page<Verification>> LoadAsync(Person by, VerificationState? state, int skip, int take, CancellationToken ct)
    {
        if (!by.Sees) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<Verification> found = db.Verifications.AsNoTracking();
        if (state is { } one) found = found.Where(v => v.State == one);
        var total = await found.LongCountAsync(ct).ConfigureAwait(false);
        return new(
            await found.OrderBy(v => v.State == VerificationState.Open ? 0 : 1).ThenByDescending(v => v.EndedAt).ThenBy(v => v.DueAt).ThenBy(v => v.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<Verification>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Verifications.AsNoTracking().Where(v => v.AccountId == account).OrderByDescending(v => v.RequestedAt).ThenBy(v => v.Id).Take(20).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<AccountId, string>> PassedAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var since = acts.Clock.GetUtcNow() - s_speaks;
        var passed = await db.Verifications.Where(v => v.State == VerificationState.Passed && v.EndedAt >= since).Select(v => new { v.AccountId, v.Channel }).ToListAsync(ct).ConfigureAwait(false);
        return passed.GroupBy(v => v.AccountId).ToDictionary(g => g.Key, g => g.Select(v => Verification.LevelOf(v.Channel)).MaxBy(PolicyRule.LevelOf)!);
    }

    public async Task<IReadOnlyList<VerificationResultOf>> LatestAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var since = acts.Clock.GetUtcNow() - s_speaks;
        var ended = await db.Verifications.AsNoTracking().Where(v => (v.State == VerificationState.Passed || v.State == VerificationState.Failed || v.State == VerificationState.Expired) && v.EndedAt >= since)
            .Select(v => new { v.AccountId, v.Channel, v.State, v.EndedAt, v.Id }).ToListAsync(ct).ConfigureAwait(false);
        return [.. ended.GroupBy(v => v.AccountId).Select(g => g.OrderByDescending(v => v.EndedAt).ThenByDescending(v => v.Id).First()).OrderBy(v => v.AccountId.Value, StringComparer.Ordinal)
            .Select(v => new VerificationResultOf(v.AccountId, v.Channel, v.State, v.EndedAt!.Value))];
    }

    public async Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var passed = await PassedAsync(ct).ConfigureAwait(false);
        return accounts.Where(passed.ContainsKey).Distinct().ToDictionary(a => a, a => $"it was verified when it was asked ({passed[a]})");
    }

    public async Task<Refusal?> EndAsync(Person by, Guid id, long version, bool passed, string? reference, string? note, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Verifications.SingleOrDefaultAsync(v => v.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                return found.Version != version ? Refusal.ChangedMeanwhile : await EndAsync(db, by, found, passed, reference, note, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> WithdrawAsync(Person by, Guid id, long version, string? note, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Verifications.SingleOrDefaultAsync(v => v.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Withdraw(by, note, acts.Clock) is { } no) return no;
                await LiftAsync(db, by, found, "The verification was withdrawn.", ct).ConfigureAwait(false);
                await TellAsync(db, found, ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, "verification.withdrawn", Subject(found), new { verification = id, note }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        if (!await look.Verifications.AnyAsync(v => v.State == VerificationState.Open && v.DueAt <= now, ct).ConfigureAwait(false)) return 0;
        var ended = 0;
        await acts.TryAsync(
            async db =>
            {
                foreach (var one in await db.Verifications.Where(v => v.State == VerificationState.Open && v.DueAt <= now).OrderBy(v => v.Id).ToListAsync(ct).ConfigureAwait(false))
                {
                    one.Expire(acts.Clock);
                    await TellAsync(db, one, ct).ConfigureAwait(false);
                    await acts.RecordAsync(db, Person.System, "verification.expired", Subject(one), new { verification = one.Id }, ct).ConfigureAwait(false);
                    ended++;
                }

                return null;
            },
            ct).ConfigureAwait(false);
        return ended;
    }

    private async Task<Refusal?> EndAsync(InvestigatorDb db, Person by, Verification found, bool passed, string? reference, string? note, CancellationToken ct)
    {
        if (found.End(by, passed, reference, note, acts.Clock) is { } no) return no;
        if (passed) await LiftAsync(db, by, found, "It was verified.", ct).ConfigureAwait(false);
        await TellAsync(db, found, ct).ConfigureAwait(false);
        await acts.RecordAsync(db, by, passed ? "verification.passed" : "verification.failed", Subject(found), new { verification = found.Id, found.Channel, found.Reference, note }, ct).ConfigureAwait(false);
        return null;
    }

    // Passed: every step-up on the account has done its work. Withdrawn: the one that was made for it goes.
    private async Task LiftAsync(InvestigatorDb db, Person by, Verification found, string why, CancellationToken ct)
    {
        var (account, made) = (found.AccountId, found.DecisionId);
        var standing = await db.Decisions.Where(d => d.AccountId == account && d.EndedAt == null && d.Kind == DecisionKind.StepUp).ToListAsync(ct).ConfigureAwait(false);
        if (found.State is VerificationState.Withdrawn) standing = standing.FindAll(d => d.Id == made);
        foreach (var decision in standing) decision.EndBy(by, why, acts.Clock);
        if (standing.Count > 0) await DecisionStream.AppendAsync(db, standing, added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
    }

    private Task TellAsync(InvestigatorDb db, Verification about, CancellationToken ct) => WebhookOutbox.TellAsync(
        db, new(about.State is VerificationState.Open ? WebhookNotice.VerificationRequested : WebhookNotice.VerificationEnded, JsonSerializer.Serialize(new
        {
            verification_id = about.Id,
            account_id = about.AccountId.Value,
            channel = about.Channel.ToString().ToLowerInvariant(),
            state = about.State.ToString().ToLowerInvariant(),
            due_at = about.DueAt,
        })), acts.Clock.GetUtcNow(), ct);

    private static string Subject(Verification about) => $"account:{about.AccountId.Value}";
}
