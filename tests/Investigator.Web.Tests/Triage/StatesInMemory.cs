using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>What stands about accounts, held in memory.</summary>
internal sealed class StatesInMemory : IAccountStates
{
    public Dictionary<AccountId, string> Standing { get; } = [];

    public Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<AccountId, string>>(Standing.Where(one => accounts.Contains(one.Key)).ToDictionary());
}
