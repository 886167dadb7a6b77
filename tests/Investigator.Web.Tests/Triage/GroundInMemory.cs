using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>What accounts stand on and in which groups people put them, held in memory.</summary>
internal sealed class GroundInMemory : IGroundQuestions, IAccountGroups
{
    public List<AccountGroup> Groups { get; } = [];

    /// <summary>Who uses what, of everybody.</summary>
    public Dictionary<Resource, IReadOnlyList<AccountId>> Users { get; } = [];

    public List<AccountUse> Uses { get; } = [];

    public long Everybody { get; set; } = 100_000;

    /// <summary>Resources that were left out.</summary>
    public long Further { get; set; }

    public Task<SharedGround> SharedAsync(IReadOnlyCollection<(AccountId Account, int Group)> groups, int fewest, CancellationToken ct)
    {
        var uses = from resource in Users
                   let users = groups.Where(g => resource.Value.Contains(g.Account)).ToList()
                   where users.Count >= fewest
                   from part in users.GroupBy(g => g.Group)
                   select new GroundUse(resource.Key, resource.Key.Value, part.Key, part.Count(), resource.Value.Count, Noon, Noon.AddDays(2));
        List<GroundUse> all = [.. uses];
        return Task.FromResult(new SharedGround(all, all.Select(u => u.Resource).Distinct().Count() + Further, Everybody));
    }

    public Task<IReadOnlyList<AccountUse>> UsesAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<Resource> resources, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<AccountUse>>([.. Uses.Where(u => accounts.Contains(u.Account) && resources.Contains(u.Resource))]);

    public Task<AccountGroup?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(Groups.Find(g => g.Id == id));

    private static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
}
