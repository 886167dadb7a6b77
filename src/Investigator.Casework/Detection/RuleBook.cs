using System.Globalization;
using System.Text;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Detection;

internal sealed class RuleBook(RecordedActs acts) : IRuleBook
{
    private const int LongestSlug = 40;

    public async Task<IReadOnlyList<RuleVersion>> AllAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.RuleVersions.AsNoTracking().OrderBy(r => r.RuleId).ThenByDescending(r => r.Number).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<RuleVersion>> OfAsync(string ruleId, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.RuleVersions.AsNoTracking().Where(r => r.RuleId == ruleId).OrderByDescending(r => r.Number).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<RuleVersion>> WriteAsync(Person by, RuleDraft draft, CancellationToken ct) => await acts.DoAsync<RuleVersion>(
        async db =>
        {
            var id = (FamilyText.Is(draft.Text) ? RuleVersion.FamilyPrefix : RuleVersion.Prefix) + Slug(draft.Title ?? "");
            var taken = await db.RuleVersions.AsNoTracking().Where(r => r.RuleId.StartsWith(id)).Select(r => r.RuleId).Distinct().ToListAsync(ct).ConfigureAwait(false);
            var free = Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{n}")).First(name => !taken.Contains(name));
            return await AddAsync(db, by, free, 1, draft, ct).ConfigureAwait(false);
        },
        ct).ConfigureAwait(false);

    public async Task<Done<RuleVersion>> ReviseAsync(Person by, string ruleId, RuleDraft draft, CancellationToken ct) => await acts.DoAsync<RuleVersion>(
        async db =>
        {
            if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
            var earlier = await db.RuleVersions.AsNoTracking().Where(r => r.RuleId == ruleId).Select(r => new { r.Number, r.State }).ToListAsync(ct).ConfigureAwait(false);
            if (earlier.Count == 0) return Refusal.NotFound;
            if (earlier.Exists(r => r.State is RuleState.Draft or RuleState.Shadow or RuleState.Proposed or RuleState.Partly)) return Refusal.AnotherOnItsWay;
            return await AddAsync(db, by, ruleId, earlier.Max(r => r.Number) + 1, draft, ct).ConfigureAwait(false);
        },
        ct).ConfigureAwait(false);

    public Task<Refusal?> EditAsync(Person by, Guid id, long version, RuleDraft draft, CancellationToken ct) =>
        ActAsync(by, id, version, "rule.edited", (rule, _) => Task.FromResult(rule.Edit(by, draft, acts.Clock)), ct);

    public Task<Refusal?> TestedAsync(Person by, Guid id, Backtest test, CancellationToken ct) => ActAsync(
        by, id, null, "rule.tested", (rule, _) => Task.FromResult(rule.Tested(by, test)), ct, _ => new { from = test.Window.From, to = test.Window.To, test.Accounts, test.LookHonest });

    public Task<Refusal?> ShadowAsync(Person by, Guid id, long version, CancellationToken ct) =>
        ActAsync(by, id, version, "rule.shadowed", (rule, _) => Task.FromResult(rule.Shadow(by, acts.Clock)), ct);

    public Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => ActAsync(
        by, id, version, "rule.proposed",
        async (rule, db) => rule.Propose(by, reason, await RunsAsync(db, rule, ct).ConfigureAwait(false), acts.Clock), ct);

    public Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) => ActAsync(
        by, id, version, "rule.approved",
        async (rule, db) =>
        {
            if (rule.Approve(by, answer, acts.Clock) is { } no) return no;
            await ReplaceAsync(db, by, rule, ct).ConfigureAwait(false);
            return null;
        },
        ct);

    public Task<Refusal?> ApproveForAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct) => ActAsync(
        by, id, version, "rule.approved",
        (rule, _) => Task.FromResult(percent is < 1 or > 99 ? Refusal.OutOfRange : rule.Approve(by, answer, acts.Clock, percent)), ct, rule => new { rule.Title, rule.Text, rule.Strength, percent, reason = rule.Answer });

    public Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct) => ActAsync(
        by, id, version, "rule.shared",
        async (rule, db) =>
        {
            if (rule.Share(by, percent) is { } no) return no;
            if (rule.State is RuleState.Live) await ReplaceAsync(db, by, rule, ct).ConfigureAwait(false);
            return null;
        },
        ct, rule => new { rule.Title, percent });

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct) =>
        ActAsync(by, id, version, "rule.rejected", (rule, _) => Task.FromResult(rule.Reject(by, answer, acts.Clock)), ct);

    public Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) =>
        ActAsync(by, id, version, "rule.retired", (rule, _) => Task.FromResult(rule.Retire(by, reason, acts.Clock)), ct);

    private async Task ReplaceAsync(InvestigatorDb db, Person by, RuleVersion rule, CancellationToken ct)
    {
        foreach (var before in await db.RuleVersions.Where(r => r.RuleId == rule.RuleId && r.State == RuleState.Live && r.Id != rule.Id).ToListAsync(ct).ConfigureAwait(false))
            before.ReplacedBy(rule, by, acts.Clock);
    }

    // Analyses that began after it went into shadow, and in which it could look.
    private static Task<int> RunsAsync(InvestigatorDb db, RuleVersion rule, CancellationToken ct) => db.DetectorVolumes
        .CountAsync(v => v.DetectorId == rule.RuleId && v.DetectorVersion == rule.Number && v.IsShadow && v.At >= rule.ShadowSince && v.Problem == "", ct);

    private async Task<Done<RuleVersion>> AddAsync(InvestigatorDb db, Person by, string ruleId, int number, RuleDraft draft, CancellationToken ct)
    {
        var made = RuleVersion.Write(acts.NewId(), ruleId, number, by, draft, acts.Clock);
        if (made.Value is not { } rule) return made;
        db.Add(rule);
        await acts.RecordAsync(db, by, "rule.written", Subject(rule), Said(rule), ct).ConfigureAwait(false);
        return rule;
    }

    private Task<Refusal?> ActAsync(
        Person by, Guid id, long? version, string act, Func<RuleVersion, InvestigatorDb, Task<Refusal?>> rule, CancellationToken ct, Func<RuleVersion, object>? detail = null) => acts.TryAsync(
        async db =>
        {
            if (!by.May(Permit.WriteRules) && !by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
            if (await db.RuleVersions.SingleOrDefaultAsync(r => r.Id == id, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
            if (version is { } seen && found.Version != seen) return Refusal.ChangedMeanwhile;
            if (await rule(found, db).ConfigureAwait(false) is { } no) return no;
            await acts.RecordAsync(db, by, act, Subject(found), detail?.Invoke(found) ?? Said(found), ct).ConfigureAwait(false);
            return null;
        },
        ct);

    private static string Subject(RuleVersion rule) => string.Create(CultureInfo.InvariantCulture, $"detector:{rule.RuleId}/{rule.Number}");

    private static object Said(RuleVersion rule) => new { rule.Title, rule.Text, rule.Strength, state = rule.State.ToString(), reason = rule.RetiredReason ?? rule.Answer ?? rule.Reason };

    // Letters and digits of the title; a title without any gives "rule".
    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (slug.Length >= LongestSlug) break;
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "untitled";
    }
}
