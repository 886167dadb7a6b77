using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;

namespace Investigator.Tests.CaseStore;

/// <summary>What a test says that accounts have.</summary>
internal sealed class KnownValues : IMatchValues
{
    public List<MatchValue> All { get; } = [];

    public async IAsyncEnumerable<MatchValue> ValuesAsync(IReadOnlyCollection<MatchKind> kinds, IReadOnlyCollection<AccountId>? accounts, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var value in All.Where(v => kinds.Contains(v.Kind) && accounts?.Contains(v.Account) != false)) yield return value;
    }
}
