using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>What people have said for an account: asked before a detector is let loose. A room further right answers for what it keeps.</summary>
public interface IHonestSigns
{
    /// <summary>The accounts among these that something speaks for, and what, in words.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}
