using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>One account's usage, worked out from its events.</summary>
internal sealed class UsageInMemory : IAccountUsage
{
    public List<UsageEvent> Events { get; } = [];

    public AccountRecord? Record { get; set; }

    public List<ResourceUse> Uses { get; } = [];

    public List<AccountId> OnEveryResource { get; } = [];

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    private IEnumerable<UsageEvent> Of(AccountId account) => Events.Where(e => e.AccountId == account).OrderBy(e => e.Time);

    public async Task<AccountUsage?> FindAsync(AccountId account, CancellationToken ct)
    {
        await Before();
        var events = Of(account).ToList();
        return events.Count == 0 && Record is null ? null : new(Record ?? new() { AccountId = account }, events.Count, events.Sum(e => e.InputTokens), events.Sum(e => e.OutputTokens),
            events.Select(e => e.SessionId).Distinct().Count(), events.FirstOrDefault()?.Time, events.LastOrDefault()?.Time);
    }

    /// <summary>As many requests of a session are looked at.</summary>
    public int LookAt { get; set; } = int.MaxValue;

    public Task<Page<SessionRow>> SessionsAsync(AccountId account, TimeWindow window, int skip, int take, CancellationToken ct)
    {
        var rows = Of(account).GroupBy(e => e.SessionId!.Value).Select(g => new SessionRow(g.Key, true, g.First().Time, g.Last().Time, g.Count(),
            g.Sum(e => e.InputTokens), g.Sum(e => e.OutputTokens), Math.Min(g.Count(), LookAt), 1, g.First().Family, g.First().IpAddress)).ToList();
        return Task.FromResult(new Page<SessionRow>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<Page<UsageEvent>> SessionEventsAsync(AccountId account, SessionId session, int skip, int take, CancellationToken ct)
    {
        var rows = Of(account).Where(e => e.SessionId == session).ToList();
        return Task.FromResult(new Page<UsageEvent>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<IReadOnlyList<UsageBucket>> TimelineAsync(IReadOnlyCollection<AccountId> accounts, TimeWindow window, TimeSpan bucket, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<UsageBucket>>([.. Events.Where(e => accounts.Contains(e.AccountId) && window.Contains(e.Time))
            .GroupBy(e => e.Time.Ticks / bucket.Ticks).OrderBy(g => g.Key)
            .Select(g => new UsageBucket(new(g.Key * bucket.Ticks, TimeSpan.Zero), g.Count(), g.Sum(e => e.InputTokens), g.Sum(e => e.OutputTokens), 0, 1, g.Count(e => e.Family is not null)))]);

    public Task<IReadOnlyList<long>> HourOfWeekAsync(AccountId account, TimeWindow window, CancellationToken ct)
    {
        var hours = new long[168];
        foreach (var one in Of(account)) hours[((((int)one.Time.DayOfWeek) + 6) % 7 * 24) + one.Time.Hour]++;
        return Task.FromResult<IReadOnlyList<long>>(hours);
    }

    public Task<IReadOnlyList<ResourceUse>> ResourcesAsync(AccountId account, CancellationToken ct) => Task.FromResult<IReadOnlyList<ResourceUse>>(Uses);

    public Task<Page<AccountId>> AccountsOnAsync(Resource resource, int skip, int take, CancellationToken ct) =>
        Task.FromResult(new Page<AccountId>([.. OnEveryResource.Skip(skip).Take(take)], OnEveryResource.Count));

    public Task<IReadOnlyList<UsageEvent>> EventsAsync(IReadOnlyCollection<EventId> events, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<UsageEvent>>([.. Events.Where(e => events.Contains(e.EventId)).OrderBy(e => e.Time)]);

    public Task<Page<AccountId>> SearchAsync(string text, int take, CancellationToken ct) => Task.FromResult(new Page<AccountId>([], 0));

    public async IAsyncEnumerable<AccountId> AllAccountsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var account in Events.Select(e => e.AccountId).Distinct())
        {
            await Task.Yield();
            yield return account;
        }
    }
}
