using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class Suggestions(RecordedActs acts) : ISuggestions
{
    private const int MostListed = 20;
    private const int MostRules = 200;

    public async Task<IReadOnlyList<SuggestionRule>> OfCampaignAsync(Guid campaign, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.SuggestionRules.AsNoTracking().Where(r => r.CampaignId == campaign).OrderBy(r => r.GoesOn && r.EndedAt == null ? 0 : 1).ThenByDescending(r => r.SetAt).ThenBy(r => r.Id)
            .Take(MostRules).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<SuggestionTrial>> TryAsync(Person by, Guid campaign, SuggestionTerms terms, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (terms.Check() is { } wrong) return wrong;
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
        var candidates = await SuggestedMembers.CandidatesAsync(db, campaign, terms.AsksLinks, ct).ConfigureAwait(false);
        var taken = candidates.Where(terms.Takes).ToList();
        return new SuggestionTrial(
            candidates.Count, taken.Count, [.. taken.OrderByDescending(s => s.Weight).ThenByDescending(s => s.Bits).ThenBy(s => s.AccountId.Value, StringComparer.Ordinal).Take(MostListed)]);
    }

    public async Task<Done<SuggestionRule>> ApplyAsync(
        Person by, Guid campaign, int expected, SuggestionTerms terms, MemberStatus status, string? reason, bool goesOn, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.DoAsync<SuggestionRule>(
            async db =>
            {
                var set = SuggestionRule.Set(acts.NewId(), by, campaign, terms, status, reason, goesOn, acts.Clock);
                if (set.Value is not { } rule) return set;
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                var taken = (await SuggestedMembers.CandidatesAsync(db, campaign, terms.AsksLinks, ct).ConfigureAwait(false)).Where(terms.Takes).Select(s => s.AccountId).ToHashSet();
                if (taken.Count != expected) return Refusal.ChangedMeanwhile;
                if (taken.Count == 0 && !goesOn) return Refusal.NobodyToActOn;
                db.SuggestionRules.Add(rule);
                // The rule first: who sets one built the case, even when it met nobody yet.
                await acts.RecordAsync(db, by, "campaign.rule-set", $"campaign:{campaign}", new { rule = rule.Id, rule.Terms, status = status.ToString(), rule.GoesOn, rule.Reason }, ct).ConfigureAwait(false);
                await JudgeAsync(db, by, rule, taken, ct).ConfigureAwait(false);
                return rule;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndAsync(Person by, Guid rule, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.SuggestionRules.SingleOrDefaultAsync(r => r.Id == rule, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (found.End(by, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "campaign.rule-ended", $"campaign:{found.CampaignId}", new { rule, judged = found.Judged }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> LeaveOutAsync(Person by, Guid campaign, IReadOnlyCollection<AccountId> accounts, string source, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (CampaignDesk.Unfit(accounts) is { } unfit) return unfit;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > ModelLimits.Reason) return Refusal.TooLong;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == campaign, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (!found.Stands) return Refusal.MergedAway;
                var known = (await CampaignDesk.Members(db, campaign, null).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
                var left = accounts.Distinct().Where(a => !known.Contains(a))
                    .Select(a => CampaignMember.Judged(a, MemberStatus.Innocent, reason.Trim(), ModelLimits.Cut(source, ModelLimits.Word), by.Name, acts.Clock)).ToList();
                if (left.Count == 0) return Refusal.NobodyToActOn;
                await db.InsertAsync(left, ct, _ => [campaign], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
                CampaignDesk.Touch(db, found);
                await acts.RecordAsync(db, by, "campaign.judged", $"campaign:{campaign}", new { status = nameof(MemberStatus.Innocent), members = left.Count, source, reason }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Guid>> FollowedAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var rules = db.SuggestionRules.Where(r => r.GoesOn && r.EndedAt == null);
        return await db.Campaigns.Where(c => c.MergedIntoId == null && rules.Any(r => r.CampaignId == c.Id)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<int> FollowAsync(Guid campaign, CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        // Nearly always nothing came: looked at without the writer's turn first.
        if ((await DueAsync(look, campaign, ct).ConfigureAwait(false)).Count == 0) return 0;
        var judged = 0;
        var no = await acts.TryAsync(
            async db =>
            {
                if (await LineageReach.ClosedAsync(db, campaign, ct).ConfigureAwait(false) is { } closed) return closed;
                foreach (var (rule, due) in await DueAsync(db, campaign, ct).ConfigureAwait(false))
                {
                    await JoinAsync(db, rule, due.Outside, ct).ConfigureAwait(false);
                    await JudgeAsync(db, Person.System, rule, due.Candidates, ct, due.Outside.Count).ConfigureAwait(false);
                    judged += due.Candidates.Count + due.Outside.Count;
                }

                return null;
            },
            ct).ConfigureAwait(false);
        return no is null ? judged : 0;
    }

    /// <summary>Whom each rule that goes on takes now, by the first rule that does.</summary>
    private static async Task<List<(SuggestionRule Rule, Due Due)>> DueAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var rules = await db.SuggestionRules.Where(r => r.CampaignId == campaign && r.GoesOn && r.EndedAt == null).OrderBy(r => r.SetAt).ThenBy(r => r.Id).ToListAsync(ct).ConfigureAwait(false);
        if (rules.Count == 0) return [];
        var candidates = await SuggestedMembers.CandidatesAsync(db, campaign, rules.Exists(r => r.Terms.AsksLinks), ct).ConfigureAwait(false);
        var outside = rules.Exists(Draws) ? await SuggestedMembers.OutsideAsync(db, campaign, ct).ConfigureAwait(false) : [];
        var (taken, due) = (new HashSet<AccountId>(), new List<(SuggestionRule, Due)>());
        foreach (var rule in rules)
        {
            var inside = candidates.Where(s => rule.Terms.Takes(s) && taken.Add(s.AccountId)).Select(s => s.AccountId).ToHashSet();
            var drawn = Draws(rule) ? outside.Where(s => rule.Terms.Takes(s) && taken.Add(s.AccountId)).Select(s => s.AccountId).ToList() : [];
            if (inside.Count + drawn.Count > 0) due.Add((rule, new(inside, drawn)));
        }

        return due;
    }

    // Who is outside is known by links alone; a rule that asks for none says nothing about them, and one that finds innocent need not fetch them.
    private static bool Draws(SuggestionRule rule) => rule.Status is MemberStatus.Confirmed && rule.Terms.AsksLinks;

    private async Task JoinAsync(InvestigatorDb db, SuggestionRule rule, List<AccountId> outside, CancellationToken ct)
    {
        if (outside.Count == 0) return;
        var joined = outside.ConvertAll(a => CampaignMember.Judged(a, rule.Status, rule.MemberReason, SuggestedMembers.Linked, rule.SetBy, acts.Clock));
        await db.InsertAsync(joined, ct, _ => [rule.CampaignId], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
        await acts.RecordAsync(db, Person.System, "campaign.members-added", $"campaign:{rule.CampaignId}", new { added = joined.Count, source = SuggestedMembers.Linked, rule = rule.Id }, ct).ConfigureAwait(false);
    }

    private async Task JudgeAsync(InvestigatorDb db, Person by, SuggestionRule rule, HashSet<AccountId> taken, CancellationToken ct, int joined = 0)
    {
        if (taken.Count + joined == 0) return;
        var campaign = await db.Campaigns.Include(c => c.Members.Where(m => m.Status == MemberStatus.Candidate)).SingleAsync(c => c.Id == rule.CampaignId, ct).ConfigureAwait(false);
        var before = campaign.Members.Where(m => taken.Contains(m.AccountId)).Select(m => MemberRevision.Of(acts.NewId(), campaign.Id, m, acts.Clock)).ToList();
        var judged = campaign.Judge(rule, taken, acts.Clock) + joined;
        await db.InsertAsync(before, ct).ConfigureAwait(false);
        rule.Took(judged, acts.Clock);
        CampaignDesk.Touch(db, campaign);
        await acts.RecordAsync(
            db, by, "campaign.judged", $"campaign:{rule.CampaignId}", new { status = rule.Status.ToString(), members = judged, reason = rule.Reason, rule = rule.Id, setBy = rule.SetById }, ct).ConfigureAwait(false);
    }

    /// <summary>Whom a rule takes: candidates, and accounts that are no members yet.</summary>
    private sealed record Due(HashSet<AccountId> Candidates, List<AccountId> Outside);
}
