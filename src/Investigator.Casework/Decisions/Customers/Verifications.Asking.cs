using System.Security.Cryptography;
using System.Text;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Customers;

internal sealed partial class Verifications
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(5);

    public async Task<Done<VerificationBatch>> RequestAsync(Person by, IReadOnlyCollection<AccountId> accounts, VerificationTerms terms, CancellationToken ct)
    {
        var step = new DecisionTerms(DecisionKind.StepUp, terms.Reason, terms.DueAt) { Ground = terms.Tells };
        if (step.Check(by, acts.Clock) is { } no) return no;
        var asked = accounts.Distinct().OrderBy(a => a.Value, StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return Refusal.NobodyToActOn;
        if (asked.Count > IVerifications.Most || asked.Any(a => a.Value.Length is 0 or > ModelLimits.Id)) return Refusal.TooMany;
        return await acts.DoAsync<VerificationBatch>(
            async db =>
            {
                var batch = acts.NewId();
                var answers = await AnswersAsync(db, asked, ct).ConfigureAwait(false);
                var free = answers.Where(a => a.Refusal is null).Select(a => a.AccountId).ToList();
                if (free.Count > 0) await AskAsync(db, by, batch, free, terms, step, ct).ConfigureAwait(false);
                await acts.RecordAsync(
                    db, by, "verification.requested", free.Count == 1 ? $"account:{free[0].Value}" : $"batch:{batch}",
                    new { batch, accounts = free.Select(a => a.Value), refused = answers.Count - free.Count, terms.Channel, terms.Reason, terms.DueAt }, ct).ConfigureAwait(false);
                return new VerificationBatch(batch, answers);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<Verification>> AnswerAsync(Person by, Guid id, SignedBody message, bool passed, string? reference, CancellationToken ct)
    {
        // A key has no role: whether it may is the endpoint's rule, by the key's scope.
        if (!by.Works && !by.Id.StartsWith("key:", StringComparison.Ordinal)) return Refusal.NotAllowed;
        if (!await IsSignedAsync(message, ct).ConfigureAwait(false)) return Refusal.SignatureWrong;
        return await acts.DoAsync<Verification>(
            async db =>
            {
                if (await db.Verifications.SingleOrDefaultAsync(v => v.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                // Sent again: it is what it was.
                if (found.State == (passed ? VerificationState.Passed : VerificationState.Failed)) return found;
                return await EndAsync(db, by, found, passed, reference, null, ct).ConfigureAwait(false) is { } no ? no : found;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<bool> IsSignedAsync(SignedBody message, CancellationToken ct)
    {
        var age = acts.Clock.GetUtcNow().ToUnixTimeSeconds() - message.Timestamp;
        if (Math.Abs(age) > s_fresh.TotalSeconds || message.MessageId.Length is 0 or > 200) return false;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hooks = await db.Webhooks.AsNoTracking().Where(w => w.EndedAt == null && (w.Kinds & EnforcedKinds.Notices) != 0).Select(w => w.ProtectedSecret).ToListAsync(ct).ConfigureAwait(false);
        var said = Encoding.UTF8.GetBytes(message.Signature);
        return hooks.Select(secrets.Open).OfType<string>().Any(secret => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(StandardWebhook.Sign(secret, message.MessageId, message.Timestamp, message.Body.Span)), said));
    }

    private async Task<List<VerificationAnswer>> AnswersAsync(InvestigatorDb db, List<AccountId> asked, CancellationToken ct)
    {
        var allowed = await Standing.AllowedAsync(db, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        var open = new HashSet<AccountId>();
        foreach (var some in asked.Chunk(ModelLimits.AskedAtOnce))
            open.UnionWith(await db.Verifications.Where(v => v.State == VerificationState.Open && some.Contains(v.AccountId)).Select(v => v.AccountId).ToListAsync(ct).ConfigureAwait(false));
        return asked.ConvertAll(a => new VerificationAnswer(a, allowed.Contains(a) ? Refusal.AllowListed : open.Contains(a) ? Refusal.AlreadyDecided : null));
    }

    private async Task AskAsync(InvestigatorDb db, Person by, Guid batch, List<AccountId> free, VerificationTerms terms, DecisionTerms step, CancellationToken ct)
    {
        var held = new Dictionary<AccountId, Guid>();
        foreach (var some in free.Chunk(ModelLimits.AskedAtOnce))
            foreach (var d in await db.Decisions.Where(d => d.EndedAt == null && some.Contains(d.AccountId) && (d.Kind == DecisionKind.StepUp || d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)).Select(d => new { d.AccountId, d.Id }).ToListAsync(ct).ConfigureAwait(false))
                held[d.AccountId] = d.Id;
        var made = Freeze.Of(free.Where(a => !held.ContainsKey(a)).Select(DecisionTarget.Of), acts.NewId, null, step, by, acts.Clock);
        if (made.Count > 0) await DecisionRecord.StoreAsync(db, made, acts.Clock.GetUtcNow(), ct).ConfigureAwait(false);
        foreach (var decision in made) held[decision.AccountId] = decision.Id;
        foreach (var account in free)
        {
            var one = Verification.Of(acts.NewId(), batch, account, held[account], terms, by, acts.Clock);
            db.Verifications.Add(one);
            await TellAsync(db, one, ct).ConfigureAwait(false);
        }
    }
}
