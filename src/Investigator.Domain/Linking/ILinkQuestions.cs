using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Everything that linking asks of the usage store: a small closed set. What stands in account records (cards, devices, domains, codes) needs no question.</summary>
public interface ILinkQuestions
{
    /// <summary>
    /// Who used resources that at least two and at most <paramref name="mostAccounts"/> accounts used in the window: one row per resource and account, those of one resource one after the other, in order.
    /// Resources of more accounts are hubs that say nothing; they never leave the store, so cost grows with evidence.
    /// </summary>
    /// <param name="kind"><see cref="ResourceKind.IpAddress"/>, <see cref="ResourceKind.NetworkPrefix"/> or <see cref="ResourceKind.PromptSkeleton"/>.</param>
    /// <param name="fewestRequests">Accounts with fewer requests on it are not handed out; they still count as users, so that common ground stays common.</param>
    Task<IReadOnlyList<ResourceShare>> SharedAsync(TimeWindow window, ResourceKind kind, int mostAccounts, int fewestRequests, CancellationToken ct);

    /// <summary>When each account was active: its slots since the window's start. Accounts with fewer slots than <paramref name="fewestSlots"/> are left out; no order of accounts.</summary>
    Task<IReadOnlyList<ActiveSlots>> ActiveSlotsAsync(TimeWindow window, TimeSpan slot, int fewestSlots, CancellationToken ct);

    /// <summary>
    /// What groups of accounts work on together: skeletons that at least three accounts of a group used and more than half of whose users in the window belong to it. Groups without such are left out.
    /// </summary>
    Task<IReadOnlyList<SharedWork>> SharedWorkAsync(TimeWindow window, IReadOnlyCollection<(AccountId Account, int Group)> groups, CancellationToken ct);

    /// <summary>A sample of each account's requests, the same in every run: those with the smallest hashes of their ids.</summary>
    /// <param name="take">Most per account.</param>
    Task<IReadOnlyList<TrafficSample>> TrafficAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct);

    /// <summary>
    /// How accounts word what they ask: of each the different wordings among its requests with the smallest hashes of their ids, the same in every run; those of one account one after the other. Accounts without text are left out.
    /// </summary>
    /// <param name="take">Most requests that are looked at per account.</param>
    Task<IReadOnlyList<WordedPrompt>> PhrasesAsync(TimeWindow window, IReadOnlyCollection<AccountId> accounts, int take, CancellationToken ct);

    /// <summary>What to show of resources, and how many accounts use each in all. Unknown ones are left out.</summary>
    Task<IReadOnlyList<ResourceAbout>> AboutAsync(IReadOnlyCollection<Resource> resources, CancellationToken ct);

    /// <summary>The provider's last word on accounts (<c>active</c>, <c>frozen</c>, …); those without are left out.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> StatusesAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}

/// <summary>One account on one resource.</summary>
/// <param name="Value">As in <see cref="Resource.Value"/>.</param>
/// <param name="Times">Bit i is set when the account used it in the i-th of 64 equal parts of the window.</param>
/// <param name="Network">For addresses and prefixes the ASN, or the prefix where it is unknown: addresses of one network are not independent evidence.</param>
/// <param name="Users">How many accounts used the resource at all.</param>
/// <param name="Contents">For prompt skeletons: how many different contents these accounts filled it with, counting one per account. As many as users: a template whose slots are filled; few: the same question asked by many. 0 elsewhere.</param>
public readonly record struct ResourceShare(string Value, AccountId Account, ulong Times, long Requests, string? Network, int Users, int Contents = 0);

/// <summary>The slots in which an account was active.</summary>
/// <param name="Slots">Ascending, each once.</param>
public readonly record struct ActiveSlots(AccountId Account, int[] Slots);

/// <summary>The templates that are a group's own.</summary>
/// <param name="Members">How many of the group sent at least one of them.</param>
/// <param name="Contents">How many different contents fill them: a list of work that is shared out has nearly as many as requests, a class on one sheet has few.</param>
public sealed record SharedWork(int Group, int Templates, int Members, long Requests, long Contents);

/// <summary>A resource for people.</summary>
public sealed record ResourceAbout(Resource Resource, string Label, long Accounts);
