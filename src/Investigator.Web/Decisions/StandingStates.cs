using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Decisions;

/// <summary>Tells the graph which accounts are frozen or banned.</summary>
internal sealed class StandingStates(IFreezeDesk desk) : IAccountStates
{
    public async Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        (await desk.StandingAsync(accounts, ct)).ToDictionary(one => one.Key, one => one.Value is DecisionKind.Ban ? "banned" : "frozen");
}
