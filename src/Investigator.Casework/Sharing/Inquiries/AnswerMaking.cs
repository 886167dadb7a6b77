using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Decisions;
using Investigator.Casework.Decisions.Countermeasures;
using Investigator.Casework.Decisions.Customers;
using Investigator.Casework.Decisions.Policies;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing.Inquiries;

/// <summary>Makes the bytes of an answer pack from the stores: numbers of all accounts together, no id of an account, no text, no address.</summary>
internal sealed class AnswerMaking(RecordedActs acts, IInquiryQuestions questions, IKeyedAttributes attributes, PartnerSecrets secrets, IAuditLog audit, CaseStoreOptions options)
{
    /// <summary>Most accounts that a pack tells of.</summary>
    private const int MostAccounts = 50_000;

    private static readonly TimeSpan s_answering = TimeSpan.FromDays(1);

    public async Task<AnswerPreview> MakeAsync(Inquiry inquiry, AnswerRequest request, CancellationToken ct)
    {
        var accounts = await AccountsAsync(inquiry, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        List<AnswerSection> sections = [AnswerSection.Of("inquiry", Asked(inquiry, request, accounts.Count))];
        if (request.Sections.HasFlag(AnswerSections.Traffic)) sections.Add(AnswerSection.Of("traffic", await TrafficAsync(accounts, request, ct).ConfigureAwait(false)));
        if (request.Sections.HasFlag(AnswerSections.Controls)) sections.Add(AnswerSection.Of("controls", await ControlsAsync(db, ct).ConfigureAwait(false)));
        if (request.Sections.HasFlag(AnswerSections.Declarations)) sections.Add(AnswerSection.Of("declarations", await DeclarationsAsync(db, inquiry, accounts, ct).ConfigureAwait(false)));
        if (request.Sections.HasFlag(AnswerSections.Decisions)) sections.Add(AnswerSection.Of("decisions", await DecisionsAsync(db, inquiry, accounts, ct).ConfigureAwait(false)));
        sections.Add(AnswerSection.Of("custody", await CustodyAsync(ct).ConfigureAwait(false)));
        return new(AnswerFile.Write(sections), accounts.Count);
    }

    private object Asked(Inquiry inquiry, AnswerRequest request, int accounts) => new
    {
        AnsweredBy = options.ProducerName,
        inquiry.AskedBy,
        inquiry.Reference,
        Asked = inquiry.Kind switch
        {
            InquiryKind.CleanIntegration => "prove that the integration is clean",
            InquiryKind.KnownHere => "is this known here",
            InquiryKind.Other => "other",
        },
        inquiry.ReceivedAt,
        About = new { Kind = inquiry.Subject.Kind.ToString().ToLowerInvariant(), Values = inquiry.Subject.Values.Count, Sha256 = inquiry.Subject.Digest() },
        AccountsKnownHere = accounts,
        OnlyTheFirst = accounts == MostAccounts ? MostAccounts : (int?)null,
        request.From,
        request.Until,
        MadeAt = acts.Clock.GetUtcNow(),
    };

    private async Task<IReadOnlyList<AccountId>> AccountsAsync(Inquiry inquiry, CancellationToken ct) => inquiry.Subject.Kind switch
    {
        InquirySubjectKind.Organization => await questions.OfOrganizationsAsync([.. inquiry.Subject.Values], MostAccounts, ct).ConfigureAwait(false),
        InquirySubjectKind.Accounts => await questions.KnownAsync([.. inquiry.Subject.Values.Select(v => new AccountId(v))], ct).ConfigureAwait(false),
        InquirySubjectKind.Hashes => await HashedAsync(inquiry, ct).ConfigureAwait(false),
    };

    /// <summary>Tries the attributes of all accounts with every key that the partner has had: it may have hashed with an earlier one.</summary>
    private async Task<IReadOnlyList<AccountId>> HashedAsync(Inquiry inquiry, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var id = inquiry.PartnerId;
        if (await Partners.Whole(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct).ConfigureAwait(false) is not { } partner) return [];
        List<SharingKey> keys = [.. partner.Keys.Select(secrets.Open).OfType<SharingKey>()];
        if (keys.Count == 0) return [];
        var (wanted, found) = (inquiry.Subject.Values.ToHashSet(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var kind in Enum.GetValues<IndicatorKind>().Where(k => k.IsPersonal()))
            foreach (var (account, value) in await attributes.AllAsync(kind, ct).ConfigureAwait(false))
                if (keys.Exists(key => wanted.Contains(key.Hash(kind, value)))) found.Add(account.Value);
        return [.. found.Take(MostAccounts).Select(a => new AccountId(a))];
    }

    private async Task<object> TrafficAsync(IReadOnlyList<AccountId> accounts, AnswerRequest request, CancellationToken ct)
    {
        var days = accounts.Count == 0 ? [] : await questions.DaysAsync(accounts, request.From, request.Until, ct).ConfigureAwait(false);
        return new { Requests = days.Sum(d => d.Requests), Failed = days.Sum(d => d.Failed), InputTokens = days.Sum(d => d.InputTokens), OutputTokens = days.Sum(d => d.OutputTokens), DaysWithoutRequestsAreLeftOut = true, Days = days };
    }

    private async Task<object> ControlsAsync(InvestigatorDb db, CancellationToken ct)
    {
        var since = acts.Clock.GetUtcNow() - s_answering;
        var policy = await db.PolicyVersions.AsNoTracking().Where(p => p.State == PolicyState.InForce || p.State == PolicyState.Staged).OrderByDescending(p => p.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var kinds = (await db.Countermeasures.AsNoTracking().Where(c => c.State == CountermeasureState.Running).Select(c => c.Terms).ToListAsync(ct).ConfigureAwait(false)).Select(t => t.Kind.ToString()).Distinct().Order(StringComparer.Ordinal);
        return new
        {
            LastAnalysisAt = await db.AnalysisRuns.Where(r => r.Outcome == RunOutcome.Done).MaxAsync(r => (DateTimeOffset?)r.EndedAt, ct).ConfigureAwait(false),
            PolicyVersion = policy?.Number,
            PolicyIsStagedForPercent = policy is { State: PolicyState.Staged } ? policy.SharePercent : (int?)null,
            PolicyActions = policy?.Rules.Select(r => r.Action.ToString()).Distinct().Order(StringComparer.Ordinal).ToList() ?? [],
            CountermeasuresRunning = kinds.ToList(),
            EnforcementPointsHeardOfInADay = await db.EnforcementPoints.CountAsync(p => p.SeenAt >= since, ct).ConfigureAwait(false),
        };
    }

    private async Task<object> DeclarationsAsync(InvestigatorDb db, Inquiry inquiry, IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var now = acts.Clock.GetUtcNow();
        var standing = await db.Declarations.AsNoTracking().Where(d => d.EndedAt == null && d.EndsAt > now).ToListAsync(ct).ConfigureAwait(false);
        var (named, organizations) = (accounts.Select(a => a.Value).ToHashSet(StringComparer.Ordinal), Organizations(inquiry));
        return standing.Where(d => d.Scope is DecisionScope.Organization ? organizations.Contains(d.Target) : named.Contains(d.Target)).OrderBy(d => d.MadeAt).ThenBy(d => d.Id)
            .Select(d => new { Of = DecisionTarget.Word(d.Scope), d.Terms.Use, d.Terms.RequestsPerDay, d.Terms.Families, Networks = d.Terms.Prefixes.Count, HasContract = d.Terms.Contract is not null, d.MadeAt, d.EndsAt }).ToList();
    }

    private static async Task<object> DecisionsAsync(InvestigatorDb db, Inquiry inquiry, IReadOnlyList<AccountId> accounts, CancellationToken ct)
    {
        var (decisions, verdicts, appeals, flagged) = (new List<Decision>(), new List<Verdict>(), new List<AppealState>(), 0);
        foreach (var some in accounts.Chunk(ModelLimits.AskedAtOnce))
        {
            var names = some.Select(a => a.Value).ToList();
            decisions.AddRange(await db.Decisions.AsNoTracking().Where(d => d.Scope == DecisionScope.Account && some.Contains(d.AccountId)).ToListAsync(ct).ConfigureAwait(false));
            verdicts.AddRange(await db.QueueEntries.Where(e => e.Kind == SubjectKind.Account && e.State == QueueState.Closed && e.Verdict != null && names.Contains(e.Subject)).Select(e => e.Verdict!.Value).ToListAsync(ct).ConfigureAwait(false));
            flagged += await db.AccountScores.CountAsync(s => s.FlaggedAt != null && some.Contains(s.AccountId), ct).ConfigureAwait(false);
        }

        var organizations = Organizations(inquiry).ToList();
        decisions.AddRange(await db.Decisions.AsNoTracking().Where(d => d.Scope == DecisionScope.Organization && organizations.Contains(d.Target)).ToListAsync(ct).ConfigureAwait(false));
        foreach (var some in decisions.Select(d => d.Id).Chunk(ModelLimits.AskedAtOnce))
            appeals.AddRange(await db.Appeals.Where(a => some.Contains(a.DecisionId)).Select(a => a.State).ToListAsync(ct).ConfigureAwait(false));
        return new
        {
            AccountsEverFlagged = flagged,
            Verdicts = Counted(verdicts),
            Decisions = decisions.GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => new { Kind = g.Key.Word(), Made = g.Count(), Standing = g.Count(d => d.Stands) }).ToList(),
            Appeals = Counted(appeals),
        };
    }

    /// <summary>Walks the whole chain, so that a pack never names the head of a broken one as sound.</summary>
    private async Task<object> CustodyAsync(CancellationToken ct)
    {
        AuditEntry? last = null;
        AuditAnchor? anchor = null;
        AuditBreak? broken = null;
        await foreach (var entry in audit.ReadAllAsync(ct).ConfigureAwait(false))
        {
            broken ??= AuditChain.BreakAfter(last, entry);
            last = entry;
            if (entry.Act == AuditAnchor.Act) anchor = AuditAnchor.Read(entry.Detail) ?? anchor;
        }

        return new { AuditEntries = last?.Sequence ?? 0, HeadHash = last?.Hash ?? AuditChain.Genesis, HeadAt = last?.At, ChainIsWhole = broken is null, BrokenAt = broken?.Sequence, Anchor = anchor };
    }

    private static HashSet<string> Organizations(Inquiry inquiry) =>
        inquiry.Subject.Kind is InquirySubjectKind.Organization ? inquiry.Subject.Values.ToHashSet(StringComparer.Ordinal) : [];

    private static List<object> Counted<T>(IEnumerable<T> all)
        where T : struct, Enum => [.. all.GroupBy(one => one).OrderBy(g => g.Key).Select(g => (object)new { Was = g.Key.ToString(), Count = g.Count() })];
}
