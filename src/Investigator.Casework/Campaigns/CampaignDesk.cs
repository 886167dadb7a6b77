using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignDesk(RecordedActs acts) : ICampaignDesk
{
    private const int MostRevisions = 100;

    public async Task<Page<CampaignRow>> LoadAsync(int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var total = await db.Campaigns.LongCountAsync(ct).ConfigureAwait(false);
        var rows = await Rows(db.Campaigns.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id).Skip(skip).Take(take)).ToListAsync(ct).ConfigureAwait(false);
        return new(rows, total);
    }

    /// <summary>Campaigns as a list shows them, their members counted by what people hold of them.</summary>
    internal static IQueryable<CampaignRow> Rows(IQueryable<Campaign> campaigns) => campaigns.Select(c => new CampaignRow(
        c.Id, c.Name, c.CreatedBy, c.CreatedAt, c.Members.Count(m => m.Status == MemberStatus.Candidate),
        c.Members.Count(m => m.Status == MemberStatus.Confirmed), c.Members.Count(m => m.Status == MemberStatus.Innocent), c.Version)
    { MergedIntoId = c.MergedIntoId });

    public async Task<Campaign?> FindAsync(Guid id, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Campaigns.AsNoTracking().Include(c => c.Notes.OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id)).ThenInclude(n => n.Revisions.OrderBy(r => r.Number))
            .AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false);
    }

    public async Task<Page<CampaignMember>> MembersAsync(Guid id, MemberStatus? status, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var members = Members(db, id, status);
        var total = await members.LongCountAsync(ct).ConfigureAwait(false);
        return new(await members.OrderByDescending(m => m.Weight).ThenBy(m => m.AccountId).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<AccountId>> AccountsAsync(Guid id, MemberStatus? status, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await Members(db, id, status).OrderBy(m => m.AccountId).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<MemberRevision>> HistoryAsync(Guid id, AccountId account, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        List<Guid> family = [.. (await LineageReach.UntilAsync(db, id, ct).ConfigureAwait(false)).Keys];
        return await db.MemberRevisions.AsNoTracking().Where(r => r.AccountId == account && family.Contains(r.CampaignId)).OrderByDescending(r => r.ReplacedAt).ThenByDescending(r => r.HeldAt).ThenByDescending(r => r.Id)
            .Take(MostRevisions).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<CampaignMembership>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.Campaigns
            .SelectMany(c => c.Members.Where(m => m.AccountId == account), (c, m) => new { c.Id, c.Name, Member = m })
            .OrderByDescending(p => p.Member.AddedAt).ThenBy(p => p.Id)
            .Select(p => new CampaignMembership(p.Id, p.Name, p.Member.Status, p.Member.Reason, p.Member.AddedBy, p.Member.AddedAt))
            .ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<CampaignRow>> StartAsync(
        Person by, string? name, string? description, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) =>
        await acts.DoAsync<CampaignRow>(
            async db =>
            {
                var started = Campaign.Start(acts.NewId(), by, name, description, null, acts.Clock);
                if (started.Value is not { } campaign) return started.Refusal!.Value;
                return Unfit(accounts) is { } no ? no : await StoreAsync(db, by, campaign, Candidates(by, accounts, source), ct).ConfigureAwait(false);
            },
            ct).ConfigureAwait(false);

    public async Task<Done<CampaignRow>> StartFromClusterAsync(Person by, string? name, string? description, Guid cluster, string? confirming, CancellationToken ct) =>
        await acts.DoAsync<CampaignRow>(
            async db =>
            {
                var started = Campaign.Start(acts.NewId(), by, name, description, cluster, acts.Clock);
                if (started.Value is not { } campaign) return started.Refusal!.Value;
                var found = await db.ClusterMembers.AsNoTracking().Where(m => EF.Property<Guid>(m, ClusterMemberConfiguration.ClusterId) == cluster)
                    .OrderBy(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false);
                if (found.Count == 0) return Refusal.NotFound;
                campaign.Add(found.Select(m => CampaignMember.Of(m.AccountId, MemberStatus.Candidate, "In the cluster that the campaign was made from.", "cluster", m.Weight, by, acts.Clock)));
                var confirms = !string.IsNullOrWhiteSpace(confirming);
                if (confirms && campaign.Judge(by, [.. found.Select(m => m.AccountId)], MemberStatus.Confirmed, confirming, acts.Clock) is { } no) return no;
                var row = await StoreAsync(db, by, campaign, campaign.Members, ct).ConfigureAwait(false);
                if (confirms) await RecordJudgedAsync(db, by, campaign.Id, MemberStatus.Confirmed, found.Count, confirming, ct).ConfigureAwait(false);
                return row;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> AddAsync(Person by, Guid id, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (Unfit(accounts) is { } unfit) return unfit;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } campaign) return Refusal.NotFound;
                if (!campaign.Stands) return Refusal.MergedAway;
                var known = (await Members(db, id, null).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
                var added = Candidates(by, accounts, source).Where(m => known.Add(m.AccountId)).ToList();
                await db.InsertAsync(added, ct, _ => [id], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
                Touch(db, campaign);
                await acts.RecordAsync(db, by, "campaign.members-added", $"campaign:{id}", new { added = added.Count, source }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> JudgeAsync(
        Person by, Guid id, long version, IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string? reason, CancellationToken ct)
    {
        if (!by.Works) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                var campaigns = accounts is null
                    ? db.Campaigns.Include(c => c.Members.Where(m => m.Status == MemberStatus.Candidate))
                    : db.Campaigns.Include(c => c.Members.Where(m => accounts.Contains(m.AccountId)));
                if (await campaigns.AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } campaign) return Refusal.NotFound;
                if (campaign.Version != version) return Refusal.ChangedMeanwhile;
                var before = campaign.Members.Select(m => MemberRevision.Of(acts.NewId(), id, m, acts.Clock)).ToList();
                if (campaign.Judge(by, accounts ?? [.. campaign.Members.Select(m => m.AccountId)], status, reason, acts.Clock) is { } no) return no;
                await db.InsertAsync(before, ct).ConfigureAwait(false);
                Touch(db, campaign);
                await RecordJudgedAsync(db, by, id, status, campaign.Members.Count, reason, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> WriteAsync(Person by, Guid id, string? note, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.Investigates) return Refusal.NotAllowed;
                if (await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } campaign) return Refusal.NotFound;
                if (campaign.Write(acts.NewId(), by, note, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "campaign.note", $"campaign:{id}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    public async Task<Refusal?> RewriteAsync(Person by, Guid id, Guid note, string? text, CancellationToken ct) =>
        await acts.TryAsync(
            async db =>
            {
                if (!by.Investigates) return Refusal.NotAllowed;
                if (await db.Campaigns.Include(c => c.Notes.Where(n => n.Id == note)).ThenInclude(n => n.Revisions).SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } campaign) return Refusal.NotFound;
                if (campaign.Rewrite(note, by, text, acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "campaign.note-changed", $"campaign:{id}", new { note }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);

    internal static IQueryable<CampaignMember> Members(InvestigatorDb db, Guid id, MemberStatus? status)
    {
        var members = db.CampaignMembers.AsNoTracking().Where(m => EF.Property<Guid>(m, CampaignMemberConfiguration.CampaignId) == id);
        return status is { } wanted ? members.Where(m => m.Status == wanted) : members;
    }

    // Members are rows of their own; the campaign's version stands for all of them.
    internal static void Touch(InvestigatorDb db, Campaign campaign) => db.Entry(campaign).Property(c => c.Version).IsModified = true;

    internal static Refusal? Unfit(IReadOnlyCollection<AccountId> accounts) =>
        accounts.Count == 0 || accounts.Any(a => a.Value.Length == 0) ? Refusal.NobodyToActOn
        : accounts.Any(a => a.Value.Length > ModelLimits.Id) ? Refusal.TooLong
        : null;

    private List<CampaignMember> Candidates(Person by, IReadOnlyCollection<AccountId> accounts, string source) =>
        [.. accounts.Distinct().Select(a =>
            CampaignMember.Of(a, MemberStatus.Candidate, "Chosen by hand.", ModelLimits.Cut(source, ModelLimits.Word), 0, by, acts.Clock))];

    private Task RecordJudgedAsync(InvestigatorDb db, Person by, Guid campaign, MemberStatus status, int members, string? reason, CancellationToken ct) =>
        acts.RecordAsync(db, by, "campaign.judged", $"campaign:{campaign}", new { status = status.ToString(), members, reason }, ct);

    private async Task<CampaignRow> StoreAsync(InvestigatorDb db, Person by, Campaign campaign, IReadOnlyCollection<CampaignMember> members, CancellationToken ct)
    {
        await db.InsertAsync([campaign], ct).ConfigureAwait(false);
        await db.InsertAsync(members, ct, _ => [campaign.Id], CampaignMemberConfiguration.CampaignId).ConfigureAwait(false);
        await acts.RecordAsync(db, by, "campaign.started", $"campaign:{campaign.Id}", new { campaign.Name, members = members.Count, cluster = campaign.ClusterId }, ct).ConfigureAwait(false);
        return new(campaign.Id, campaign.Name, campaign.CreatedBy, campaign.CreatedAt, members.Count(m => m.Status is MemberStatus.Candidate), members.Count(m => m.Status is MemberStatus.Confirmed), 0, campaign.Version);
    }
}
