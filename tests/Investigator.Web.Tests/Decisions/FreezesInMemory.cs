using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Freezes that follow the domain's rules, held in memory.</summary>
internal sealed class FreezesInMemory(DateTimeOffset now) : IFreezeDesk
{
    private readonly FakeTimeProvider _clock = new(now);

    /// <summary>Whom the next freeze of a campaign would hit.</summary>
    public List<AccountId> Members { get; } = [];

    public List<Decision> Made { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>What the last freeze of a campaign was told to expect.</summary>
    public int? Expected { get; private set; }

    public async Task<FreezePreview> PreviewAsync(Guid? campaign, AccountId? account, CancellationToken ct)
    {
        await Before();
        var hit = Free(account is { } one ? [one] : Members);
        return new([.. hit.Take(500)], hit.Count, (account is null ? Members.Count : 1) - hit.Count, Innocent: 2, Candidates: 3);
    }

    public Task<Done<FreezeReceipt>> FreezeAccountAsync(Person by, AccountId account, string? reason, DateTimeOffset? expiresAt, CancellationToken ct) =>
        Task.FromResult(Freeze(by, [account], null, reason, expiresAt));

    public Task<Done<FreezeReceipt>> FreezeCampaignAsync(Person by, Guid campaign, int expected, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        Expected = expected;
        return Task.FromResult(expected != Free(Members).Count ? Refusal.ChangedMeanwhile : Freeze(by, Members, campaign, reason, expiresAt));
    }

    public Task<Refusal?> LiftAsync(Person by, Guid decision, string? reason, CancellationToken ct) => Task.FromResult(Made.Single(d => d.Id == decision).Lift(by, reason, _clock));

    public Task<Refusal?> UndoAsync(Person by, Guid act, CancellationToken ct)
    {
        foreach (var one in Made.Where(d => d.ActId == act && d.Stands))
            if (one.Lift(by, "Undone.", _clock) is { } why) return Task.FromResult<Refusal?>(why);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<int> ExpireAsync(CancellationToken ct) => Task.FromResult(0);

    public async Task<IReadOnlyList<Decision>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        await Before();
        return [.. Made.Where(d => d.AccountId == account)];
    }

    public async Task<Page<Decision>> OfCampaignAsync(Guid campaign, int skip, int take, CancellationToken ct)
    {
        await Before();
        var all = Made.Where(d => d.CampaignId == campaign).ToList();
        return new([.. all.Skip(skip).Take(take)], all.Count);
    }

    public Task<IReadOnlyDictionary<AccountId, DecisionKind>> StandingAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, DecisionKind>>(Made.Where(d => d.Stands && accounts.Contains(d.AccountId)).GroupBy(d => d.AccountId).ToDictionary(g => g.Key, g => g.Max(d => d.Kind)));

    public Task<int> CountStandingAsync(DecisionKind kind, CancellationToken ct) => Task.FromResult(Made.Count(d => d.Stands && d.Kind == kind));

    private List<AccountId> Free(IReadOnlyCollection<AccountId> accounts) => [.. accounts.Where(a => !Made.Any(d => d.Stands && d.AccountId == a))];

    private Done<FreezeReceipt> Freeze(Person by, IReadOnlyCollection<AccountId> accounts, Guid? campaign, string? reason, DateTimeOffset? expiresAt)
    {
        if (Domain.Decisions.Freeze.Check(by, reason, expiresAt, _clock) is { } why) return why;
        var made = Domain.Decisions.Freeze.Of(Free(accounts), Guid.NewGuid, campaign, reason!, expiresAt!.Value, by, _clock);
        Made.InsertRange(0, made);
        return new FreezeReceipt(made[0].ActId, made.Count, expiresAt.Value);
    }
}
