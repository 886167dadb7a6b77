using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>One campaign that follows the domain's rules, and what its accounts took, held in memory.</summary>
internal sealed class CaseInMemory : ICampaignDesk, IHarvestQuestions
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly FakeTimeProvider _clock;

    public CaseInMemory(string name, DateTimeOffset now)
    {
        _clock = new(now);
        Campaign = Campaign.Start(Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009"), Analyst, name, name, null, _clock).Value;
    }

    /// <summary><c>null</c>: it was never there.</summary>
    public Campaign? Campaign { get; set; }

    public Harvest Harvest { get; set; } = new(0, 0, 0, null, null, 0, new Dictionary<string, long>());

    /// <summary>Campaigns beside it, as lists show them.</summary>
    public List<CampaignRow> Others { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Whose harvest was asked for.</summary>
    public IReadOnlyCollection<AccountId> Asked { get; private set; } = [];

    public void Add(MemberStatus status, params string[] accounts) =>
        Campaign!.Add(accounts.Select(a => CampaignMember.Of(new(a), status, a, "cluster", 0.5, Analyst, _clock)));

    public Task<Page<CampaignRow>> LoadAsync(int skip, int take, CancellationToken ct) => Task.FromResult(new Page<CampaignRow>([.. Others], Others.Count));

    public async Task<Campaign?> FindAsync(Guid id, CancellationToken ct)
    {
        await Before();
        return Campaign;
    }

    public Task<Page<CampaignMember>> MembersAsync(Guid id, MemberStatus? status, int skip, int take, CancellationToken ct)
    {
        var all = Campaign!.Members.Where(m => status is null || m.Status == status).ToList();
        return Task.FromResult(new Page<CampaignMember>([.. all.Skip(skip).Take(take)], all.Count));
    }

    public Task<IReadOnlyList<AccountId>> AccountsAsync(Guid id, MemberStatus? status, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AccountId>>([.. Campaign!.Members.Where(m => status is null || m.Status == status).Select(m => m.AccountId)]);

    public List<MemberRevision> History { get; } = [];

    public Task<IReadOnlyList<MemberRevision>> HistoryAsync(Guid id, AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<MemberRevision>>([.. History.Where(r => r.AccountId == account)]);

    public Task<IReadOnlyList<CampaignMembership>> OfAccountAsync(AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<CampaignMembership>>([]);

    public Task<Done<CampaignRow>> StartAsync(Person by, string? name, string? description, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct) => throw new NotSupportedException();

    public Task<Done<CampaignRow>> StartFromClusterAsync(Person by, string? name, string? description, Guid cluster, string? confirming, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> AddAsync(Person by, Guid id, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct)
    {
        Campaign!.Add(accounts.Select(a => CampaignMember.Of(a, MemberStatus.Candidate, "Chosen by hand.", source, 0, by, _clock)));
        return Task.FromResult<Refusal?>(null);
    }

    public Task<Refusal?> JudgeAsync(Person by, Guid id, long version, IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string? reason, CancellationToken ct) =>
        Task.FromResult(Campaign!.Judge(by, accounts ?? [.. Campaign.Members.Where(m => m.Status is MemberStatus.Candidate).Select(m => m.AccountId)], status, reason, _clock));

    public Task<Refusal?> WriteAsync(Person by, Guid id, string? note, CancellationToken ct) => Task.FromResult(Campaign!.Write(Guid.NewGuid(), by, note, _clock));

    public Task<Refusal?> RewriteAsync(Person by, Guid id, Guid note, string? text, CancellationToken ct) => Task.FromResult(Campaign!.Rewrite(note, by, text, _clock));

    public Task<Harvest> HarvestAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        Asked = accounts;
        return Task.FromResult(Harvest);
    }
}
