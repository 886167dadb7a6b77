using Investigator.Domain.Audit;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Tags that people put on accounts.</summary>
public interface IAccountTags
{
    /// <summary>Puts a word on accounts, all or none of them. Those that have it keep it as it was put.</summary>
    Task<Done<TaggedAccounts>> PutOnAsync(Person by, IReadOnlyCollection<AccountId> accounts, string? word, CancellationToken ct);

    /// <summary>Takes a word off an account.</summary>
    Task<Refusal?> TakeOffAsync(Person by, AccountId account, string word, CancellationToken ct);

    /// <summary>The tags of those accounts that have any, in the order of the words.</summary>
    Task<ILookup<AccountId, AccountTag>> OfAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Words in use that begin so, with how many accounts have each; the most used first.</summary>
    Task<IReadOnlyList<ValueCount>> WordsAsync(string typed, int take, CancellationToken ct);
}

/// <summary>What came of tagging.</summary>
/// <param name="Word">As it was stored.</param>
/// <param name="Put">Accounts that have it now and did not before.</param>
/// <param name="HadIt">Accounts that had it already.</param>
public sealed record TaggedAccounts(string Word, int Put, int HadIt);
