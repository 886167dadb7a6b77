using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Decisions;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class Matching(RecordedActs acts, PartnerSecrets secrets, IMatchValues values) : IMatching
{
    public async Task<IReadOnlyList<MatchPactRow>> PactsAsync(Person by, CancellationToken ct)
    {
        if (!MaySee(by)) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var pacts = await db.MatchPacts.AsNoTracking().OrderBy(p => p.EndedAt == null ? 0 : 1).ThenBy(p => p.PartnerName).ThenBy(p => p.CreatedAt).ToListAsync(ct).ConfigureAwait(false);
        return [.. pacts.Select(Row)];
    }

    public async Task<Done<MatchPactRow>> MakePactAsync(Person by, Guid partner, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var secret = MatchKey.NewPrivate();
        var kept = secrets.Protect(secret);
        return await acts.DoAsync<MatchPactRow>(
            async db =>
            {
                if (await db.Partners.AsNoTracking().SingleOrDefaultAsync(p => p.Id == partner, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.State is not PartnerState.Active || found.AgreedUntil <= acts.Clock.GetUtcNow()) return Refusal.RecipientMayNot;
                var pact = MatchPact.Make(acts.NewId(), partner, found.Name, MatchKey.PublicOf(secret), kept, by, acts.Clock);
                db.MatchPacts.Add(pact);
                await acts.RecordAsync(db, by, "match-pact.made", $"match-pact:{pact.Id}", new { partner, name = found.Name }, ct).ConfigureAwait(false);
                return Row(pact);
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> EnterKeyAsync(Person by, Guid pact, string theirPublicKey, CancellationToken ct) =>
        OnPactAsync(by, pact, "match-pact.key-entered", p => p.Enter(by, theirPublicKey), ct);

    public Task<Refusal?> ConfirmPactAsync(Person by, Guid pact, CancellationToken ct) => OnPactAsync(by, pact, "match-pact.confirmed", p => p.Confirm(by, acts.Clock), ct);

    public Task<Refusal?> EndPactAsync(Person by, Guid pact, CancellationToken ct) => OnPactAsync(by, pact, "match-pact.ended", p => p.End(by, acts.Clock), ct);

    public async Task<Done<MatchRoundRow>> AskAsync(Person by, Guid pact, Guid campaign, IReadOnlyList<MatchKind> kinds, string reason, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        if (Unfit(reason) is { } wrong) return wrong;
        if (kinds.Count == 0) return Refusal.NothingChosen;
        if (await StandingAsync(p => p.Id == pact, ct).ConfigureAwait(false) is not { } held) return Refusal.NotInThisState;
        var round = acts.NewId();
        if (Key(held, round) is not { } key) return Refusal.PactKeyGone;
        var members = await MembersAsync(campaign, ct).ConfigureAwait(false);
        if (members.Count == 0) return Refusal.NobodyToActOn;
        var tokens = new Dictionary<MatchKind, SortedSet<string>>();
        await foreach (var value in values.ValuesAsync(kinds, members, ct).ConfigureAwait(false))
        {
            if (!tokens.TryGetValue(value.Kind, out var some)) tokens[value.Kind] = some = new(StringComparer.Ordinal);
            some.Add(key.Token(value.Kind, value.Value));
        }

        var count = tokens.Values.Sum(t => t.Count);
        if (count == 0) return Refusal.NobodyToActOn;
        if (count > MatchFile.MostTokens) return Refusal.MatchedTooMuch;
        // In the order of the tokens: nothing of the order of accounts is left.
        var file = new MatchFile { InvestigatorBlindMatch = 1, Round = round, From = held.PublicKey, Asked = tokens.ToDictionary(t => t.Key, t => (IReadOnlyList<string>)[.. t.Value]) }.Write(key);
        return await StoreAsync(by, MatchRound.Ask(round, held, campaign, [.. tokens.Keys.Order()], count, file, reason, by, acts.Clock), held, "match.asked", ct).ConfigureAwait(false);
    }

    public async Task<Done<MatchRoundRow>> TakeInAsync(Person by, ReadOnlyMemory<byte> file, string reason, CancellationToken ct)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        if (MatchFile.Read(file.Span) is not { } read) return Refusal.MatchFileWrong;
        if (await StandingAsync(p => p.TheirPublicKey == read.From, ct).ConfigureAwait(false) is not { } pact) return Refusal.MatchFileWrong;
        if (Key(pact, read.Round) is not { } key) return Refusal.PactKeyGone;
        if (!MatchFile.Holds(file.Span, key)) return Refusal.MatchFileWrong;
        return read.Asked is { } asked
            ? await AnswerAsync(by, pact, key, read.Round, asked, reason, ct).ConfigureAwait(false)
            : await CloseAsync(by, pact, key, read.Round, read.Hits!, ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> DecideAsync(Person by, Guid round, long version, bool leaves, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.MatchRounds.Include(r => r.Views).SingleOrDefaultAsync(r => r.Id == round, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Version != version) return Refusal.ChangedMeanwhile;
                if (found.Decide(by, leaves, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, leaves ? "match.approved" : "match.rejected", $"match:{round}", new { asks = found.Asks, tokens = found.Tokens }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<MatchRoundRow>> RoundsAsync(Person by, int skip, int take, CancellationToken ct)
    {
        if (!MaySee(by)) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var names = await db.MatchPacts.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.PartnerName, ct).ConfigureAwait(false);
        var rounds = await db.MatchRounds.AsNoTracking().OrderByDescending(r => r.MadeAt).ThenBy(r => r.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return new([.. rounds.Select(r => Row(r, names[r.PactId]))], await db.MatchRounds.LongCountAsync(ct).ConfigureAwait(false));
    }

    public Task<Done<MatchRound>> OpenAsync(Person by, Guid round, CancellationToken ct) => TakeOutAsync(by, round, "match.opened", MaySee(by), _ => true, ct, r => r.Opened(by, acts.Clock));

    public Task<Done<MatchRound>> FileAsync(Person by, Guid round, CancellationToken ct) =>
        TakeOutAsync(by, round, "match.file-taken", by.May(Permit.PrepareBundles), r => r.State is MatchRoundState.Approved or MatchRoundState.Done, ct);

    private static bool MaySee(Person by) => by.May(Permit.PrepareBundles) || by.May(Permit.ReadAudit);

    private static Refusal? Unfit(string? reason) => string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : reason.Length > ModelLimits.Reason ? Refusal.TooLong : null;

    private static MatchPactRow Row(MatchPact p) => new(
        p.Id, p.PartnerId, p.PartnerName, p.PublicKey, p.TheirPublicKey is { } theirs ? MatchKey.NumberOf(p.PublicKey, theirs) : null, p.CreatedBy, p.CreatedAt, p.ConfirmedBy, p.ConfirmedAt, p.EndedAt);

    private static MatchRoundRow Row(MatchRound r, string partner) => new(
        r.Id, r.PactId, partner, r.Asks, r.CampaignId, r.Kinds, r.Tokens, r.State, r.Hits.Count, r.Reason, r.MadeBy, r.MadeAt, r.DecidedBy, r.DecidedAt, r.Version);

    // A partner's question: compared with every account here. What leaves is what hits accounts that are suspected or stopped; customers with nothing against them are nobody's business.
    private async Task<Done<MatchRoundRow>> AnswerAsync(
        Person by, MatchPact pact, MatchKey key, Guid round, IReadOnlyDictionary<MatchKind, IReadOnlyList<string>> asked, string reason, CancellationToken ct)
    {
        if (Unfit(reason) is { } wrong) return wrong;
        var count = asked.Values.Sum(t => t.Count);
        if (await AnsweredSinceAsync(pact.Id, acts.Clock.GetUtcNow().AddDays(-1), ct).ConfigureAwait(false) + count > MatchPact.MostTokensADay) return Refusal.MatchedTooMuch;
        var wanted = asked.SelectMany(a => a.Value.Select(t => (a.Key, t))).ToHashSet();
        var met = new List<(AccountId Account, MatchKind Kind, string Token)>();
        await foreach (var value in values.ValuesAsync([.. asked.Keys], null, ct).ConfigureAwait(false))
            if (key.Token(value.Kind, value.Value) is var token && wanted.Contains((value.Kind, token))) met.Add((value.Account, value.Kind, token));
        if (met.Count > MatchFile.MostTokens) return Refusal.MatchedTooMuch;
        var standing = await OfAccountsAsync([.. met.Select(m => m.Account).Distinct()], ct).ConfigureAwait(false);
        var told = met.Where(m => standing[m.Account] is not MatchStanding.Known).GroupBy(m => m.Token).ToDictionary(g => g.Key, g => g.Max(m => standing[m.Account]), StringComparer.Ordinal);
        var file = new MatchFile { InvestigatorBlindMatch = 1, Round = round, From = pact.PublicKey, Hits = told }.Write(key);
        var hits = met.Select(m => new MatchHit(m.Account.Value, m.Kind, standing[m.Account])).OrderByDescending(h => h.Standing).ThenBy(h => h.Account, StringComparer.Ordinal).ToList();
        return await StoreAsync(by, MatchRound.Answer(acts.NewId(), pact, round, [.. asked.Keys.Order()], count, file, hits, reason, by, acts.Clock), pact, "match.question-taken", ct).ConfigureAwait(false);
    }

    // The partner's answer: its tokens are those of our own question, made again from the values of the members.
    private async Task<Done<MatchRoundRow>> CloseAsync(Person by, MatchPact pact, MatchKey key, Guid round, IReadOnlyDictionary<string, MatchStanding> told, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await db.MatchRounds.AsNoTracking().SingleOrDefaultAsync(r => r.PactId == pact.Id && r.Round == round && r.Asks, ct).ConfigureAwait(false) is not { CampaignId: { } campaign } question) return Refusal.MatchFileWrong;
        var hits = new List<MatchHit>();
        await foreach (var value in values.ValuesAsync(question.Kinds, await MembersAsync(campaign, ct).ConfigureAwait(false), ct).ConfigureAwait(false))
            if (told.TryGetValue(key.Token(value.Kind, value.Value), out var standing)) hits.Add(new(value.Account.Value, value.Kind, standing));
        return await acts.DoAsync<MatchRoundRow>(
            async write =>
            {
                if (await write.MatchRounds.SingleOrDefaultAsync(r => r.Id == question.Id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.Answered(hits, acts.Clock) is { } no) return no;
                await acts.RecordAsync(write, by, "match.answer-taken", $"match:{found.Id}", new { partner = pact.PartnerName, told = told.Count, hits = hits.Count }, ct).ConfigureAwait(false);
                return Row(found, pact.PartnerName);
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Done<MatchRoundRow>> StoreAsync(Person by, MatchRound round, MatchPact pact, string act, CancellationToken ct) => await acts.DoAsync<MatchRoundRow>(
        async db =>
        {
            if (!await db.MatchPacts.AnyAsync(p => p.Id == pact.Id && p.EndedAt == null, ct).ConfigureAwait(false)) return Refusal.NotInThisState;
            if (await db.MatchRounds.AnyAsync(r => r.PactId == pact.Id && r.Round == round.Round, ct).ConfigureAwait(false)) return Refusal.AlreadyDecided;
            db.MatchRounds.Add(round);
            await acts.RecordAsync(
                db, by, act, $"match:{round.Id}", new { partner = pact.PartnerName, campaign = round.CampaignId, kinds = round.Kinds.Select(k => k.ToString()), tokens = round.Tokens, hits = round.Hits.Count }, ct).ConfigureAwait(false);
            return Row(round, pact.PartnerName);
        },
        ct).ConfigureAwait(false);

    private async Task<Done<MatchRound>> TakeOutAsync(Person by, Guid round, string act, bool may, Func<MatchRound, bool> ready, CancellationToken ct, Action<MatchRound>? note = null)
    {
        if (!may) return Refusal.NotAllowed;
        return await acts.DoAsync<MatchRound>(
            async db =>
            {
                if (await db.MatchRounds.Include(r => r.Views).SingleOrDefaultAsync(r => r.Id == round, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (!ready(found)) return Refusal.NotInThisState;
                note?.Invoke(found);
                await acts.RecordAsync(db, by, act, $"match:{round}", new { hits = found.Hits.Count }, ct).ConfigureAwait(false);
                return found;
            },
            ct).ConfigureAwait(false);
    }

    private async Task<Refusal?> OnPactAsync(Person by, Guid pact, string act, Func<MatchPact, Refusal?> rule, CancellationToken ct)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.MatchPacts.SingleOrDefaultAsync(p => p.Id == pact, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (rule(found) is { } no) return no;
                await acts.RecordAsync(db, by, act, $"match-pact:{pact}", new { partner = found.PartnerName }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    // Null when the console's keys that protect the private key are gone.
    private MatchKey? Key(MatchPact pact, Guid round) => secrets.OpenText(pact.ProtectedPrivateKey) is { } mine ? MatchKey.Of(mine, pact.TheirPublicKey!, round) : null;

    private async Task<MatchPact?> StandingAsync(System.Linq.Expressions.Expression<Func<MatchPact, bool>> which, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.MatchPacts.AsNoTracking().Where(which).Where(p => p.ConfirmedAt != null && p.EndedAt == null).OrderByDescending(p => p.CreatedAt).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<AccountId>> MembersAsync(Guid campaign, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await CampaignDesk.Members(db, campaign, MemberStatus.Confirmed).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
    }

    private async Task<int> AnsweredSinceAsync(Guid pact, DateTimeOffset since, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.MatchRounds.Where(r => r.PactId == pact && !r.Asks && r.MadeAt > since).SumAsync(r => r.Tokens, ct).ConfigureAwait(false);
    }

    private async Task<Dictionary<AccountId, MatchStanding>> OfAccountsAsync(IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var standing = accounts.ToDictionary(a => a, _ => MatchStanding.Known);
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce))
        {
            foreach (var flagged in await db.AccountScores.AsNoTracking().Where(s => some.Contains(s.AccountId) && s.FlaggedAt != null).Select(s => s.AccountId).ToListAsync(ct).ConfigureAwait(false))
                standing[flagged] = MatchStanding.Suspected;
            foreach (var stopped in await db.Decisions.AsNoTracking()
                .Where(d => some.Contains(d.AccountId) && d.EndedAt == null && (d.Kind == DecisionKind.Freeze || d.Kind == DecisionKind.Ban)).Select(d => d.AccountId).ToListAsync(ct).ConfigureAwait(false))
                standing[stopped] = MatchStanding.Stopped;
        }

        return standing;
    }
}
