using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>Which organization a test says that an account is of.</summary>
internal sealed class KnownOrganizations : IExemptQuestions
{
    public Dictionary<AccountId, string> All { get; } = [];

    public Task<IReadOnlySet<AccountId>> OfOrganizationsAsync(IReadOnlyCollection<string> organizations, IReadOnlyCollection<AccountId> among, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<AccountId>>(among.Where(a => All.TryGetValue(a, out var organization) && organizations.Contains(organization)).ToHashSet());
}
