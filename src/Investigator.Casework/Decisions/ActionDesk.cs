using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed partial class ActionDesk(RecordedActs acts, INeighbourQuestions neighbours) : IActionDesk
{
    /// <summary>As many as a selection of the graph holds.</summary>
    private const int MostChosen = 20_000;

    public async Task<Done<FreezeReceipt>> ActAsync(Person by, DecisionTarget target, DecisionTerms terms, CancellationToken ct)
    {
        var plain = terms.Plain();
        if (plain.Check(by, acts.Clock) is { } no) return no;
        if (plain.Kind.NeedsSecondPerson(target.Scope)) return Refusal.NeedsSecondPerson;
        if (!plain.Timing.IsAtOnce) return Refusal.TimingWrong;
        var tidied = target.Tidy();
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        return await acts.DoAsync<FreezeReceipt>(
            async db =>
            {
                if (await Standing.IsAllowedAsync(db, tidy, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false)) return Refusal.AllowListed;
                if (await Standing.Against(db, tidy, plain.Kind).AnyAsync(ct).ConfigureAwait(false)) return Refusal.AlreadyDecided;
                return await StoreAsync(db, by, [tidy], null, tidy.Subject, plain, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<FreezeReceipt>> ActOnCampaignAsync(Person by, Guid campaign, int expected, DecisionTerms terms, CancellationToken ct)
    {
        var plain = terms.Plain();
        if (plain.Check(by, acts.Clock) is { } no) return no;
        if (plain.Kind.NeedsSecondPerson()) return Refusal.NeedsSecondPerson;
        if (plain.Timing.Check(acts.Clock) is { } untimely) return untimely;
        return await acts.DoAsync<FreezeReceipt>(
            async db =>
            {
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                var free = await Standing.Free(db, campaign, plain.Kind, acts.Clock.GetUtcNow()).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                if (free.Count != expected) return Refusal.ChangedMeanwhile;
                if (free.Count == 0) return Refusal.NobodyToActOn;
                if (!plain.Timing.IsAtOnce) return await StaggerAsync(db, by, campaign, free, plain, ct).ConfigureAwait(false);
                return await StoreAsync(db, by, [.. free.Select(DecisionTarget.Of)], campaign, $"campaign:{campaign}", plain, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<FreezePreview> PreviewAsync(IReadOnlyCollection<AccountId> accounts, DecisionKind kind, CancellationToken ct)
    {
        if (accounts.Count > MostChosen) return new([], 0, 0, 0, 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var chosen = await Standing.ChosenAsync(db, accounts, kind, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        return new([.. chosen.Free.Take(MostListed)], chosen.Free.Count, chosen.Held, chosen.Innocent, 0);
    }

    public async Task<Done<FreezeReceipt>> ActOnAccountsAsync(Person by, IReadOnlyCollection<AccountId> accounts, int expected, DecisionTerms terms, CancellationToken ct)
    {
        var plain = terms.Plain();
        if (plain.Check(by, acts.Clock) is { } no) return no;
        if (plain.Kind.NeedsSecondPerson()) return Refusal.NeedsSecondPerson;
        if (!plain.Timing.IsAtOnce) return Refusal.TimingWrong;
        if (accounts.Count > MostChosen) return Refusal.TooManyChosen;
        if (CampaignDesk.Unfit(accounts) is { } unfit) return unfit;
        return await acts.DoAsync<FreezeReceipt>(
            async db =>
            {
                var free = (await Standing.ChosenAsync(db, accounts, plain.Kind, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false)).Free;
                if (free.Count != expected) return Refusal.ChangedMeanwhile;
                if (free.Count == 0) return Refusal.NobodyToActOn;
                return await StoreAsync(db, by, [.. free.Select(DecisionTarget.Of)], null, free is [var one] ? $"account:{one.Value}" : null, plain, ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<Decision>> RenewAsync(Person by, Guid decision, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<Decision>(
            async db =>
            {
                if (await db.Decisions.SingleOrDefaultAsync(d => d.Id == decision, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                var target = new DecisionTarget(found.Scope, found.Target);
                if (await Standing.IsAllowedAsync(db, target, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false)) return Refusal.AllowListed;
                var renewed = found.Renew(acts.NewId(), acts.NewId(), by, reason, expiresAt, acts.Clock);
                if (renewed.Value is not { } next) return renewed;
                // The new one comes into force before the old one ends: who follows in order never sees it free.
                var evidence = await DecisionRecord.StoreAsync(db, [next], acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                await DecisionStream.AppendAsync(db, [found], added: false, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
                await acts.RecordAsync(db, by, $"{next.Kind.Word()}.renewed", target.Subject, new { decision, next = next.Id, next.ExpiresAt, reason, evidence }, ct).ConfigureAwait(false);
                return next;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Done<FreezeReceipt>> StaggerAsync(InvestigatorDb db, Person by, Guid campaign, List<AccountId> accounts, DecisionTerms terms, CancellationToken ct)
    {
        var act = acts.NewId();
        var stored = await StaggeredRecord.StoreAsync(db, acts, by, act, campaign, null, accounts, terms, null, ct).ConfigureAwait(false);
        return stored.Refusal is { } no ? no : new FreezeReceipt(act, accounts.Count, terms.ExpiresAt!.Value) { OnItsWay = true };
    }

    private async Task<FreezeReceipt> StoreAsync(
        InvestigatorDb db, Person by, IReadOnlyList<DecisionTarget> targets, Guid? campaign, string? subject, DecisionTerms terms, CancellationToken ct)
    {
        var made = Freeze.Of(targets, acts.NewId, campaign, terms, by, acts.Clock);
        var evidence = await DecisionRecord.StoreAsync(db, made, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        var act = made[0].ActId;
        await acts.RecordAsync(
            db, by, terms.Kind.Word(), subject ?? $"act:{act}",
            new { act, accounts = made.Count, terms.ExpiresAt, terms.Reason, terms.Ground, terms.Policy, perMinute = terms.RequestsPerMinute, evidence }, ct).ConfigureAwait(false);
        return new(act, made.Count, terms.ExpiresAt!.Value);
    }
}
