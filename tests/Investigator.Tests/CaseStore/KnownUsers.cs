using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>Who uses which resource, told by a test.</summary>
internal sealed class KnownUsers : IResourceUsers
{
    public Dictionary<Resource, IReadOnlyList<AccountId>> On { get; } = [];

    public Task<Page<AccountId>> AccountsOnAsync(Resource resource, int skip, int take, CancellationToken ct)
    {
        var all = On.GetValueOrDefault(resource, []);
        return Task.FromResult(new Page<AccountId>([.. all.Skip(skip).Take(take)], all.Count));
    }
}
