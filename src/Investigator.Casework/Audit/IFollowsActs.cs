using Investigator.Casework.Data;
using Investigator.Domain.Audit;

namespace Investigator.Casework.Audit;

/// <summary>What a room to the right writes along with an act of any room, in its transaction: both are stored, or neither.</summary>
internal interface IFollowsActs
{
    /// <summary>Called for each entry as it is added, while the writer's turn is held.</summary>
    Task FollowAsync(InvestigatorDb db, AuditEntry entry, CancellationToken ct);
}
