using Investigator.Domain.Text;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>What families that operators write ask of the usage store. Text never leaves the engine: it answers with counts.</summary>
public interface IFamilyQuestions
{
    /// <summary>
    /// From now on compares new prompts with these families and no others, and keeps which events fit, whether or not their text is kept. Text that is stored already is read once
    /// for every family that is new. Families that are watched as they are cost nothing.
    /// </summary>
    Task WatchAsync(IReadOnlyList<WatchedFamily> families, CancellationToken ct);

    /// <summary>Prompts in the window that fit a watched family, by account; accounts without any are left out.</summary>
    /// <param name="only">The accounts asked for; <c>null</c>: all.</param>
    Task<IReadOnlyDictionary<AccountId, long>> MatchesAsync(string family, int version, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct);

    /// <summary>Compares the stored text of the window with a family, without keeping anything. O(text of the window).</summary>
    Task<FamilyHistory> ReadAsync(PromptFamily family, TimeWindow window, CancellationToken ct);

    /// <summary>In how many of some stored prompts each wording occurs: the same prompts in every call, from all over the store.</summary>
    /// <param name="most">Most prompts to look at, about.</param>
    Task<PhraseCounts> CountAsync(IReadOnlyList<string> phrases, int most, CancellationToken ct);
}

/// <summary>What a family fits in stored history.</summary>
/// <param name="Of">Prompts that were read, by account; accounts without stored text are left out.</param>
public sealed record FamilyHistory(IReadOnlyDictionary<AccountId, FamilyCount> Of, FamilyReach Reach);

/// <summary>Of one account.</summary>
/// <param name="Read">Prompts whose text is stored.</param>
/// <param name="Fit">Of those, prompts that fit.</param>
public readonly record struct FamilyCount(long Read, long Fit);

/// <summary>How much of a window a family could be compared with.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="WithText">Of those, requests whose text was seen when they came in, kept or not.</param>
/// <param name="HashOnly">Requests that came with a hash of their prompt alone.</param>
/// <param name="Read">Requests whose text is stored.</param>
/// <param name="Fit">Of those, requests that fit.</param>
/// <param name="Accounts">Accounts with a request that fits.</param>
public sealed record FamilyReach(long Requests, long WithText, long HashOnly, long Read, long Fit, int Accounts);

/// <summary>How common wordings are.</summary>
/// <param name="Of">Texts with each wording.</param>
/// <param name="Texts">Texts looked at; 0: none is stored.</param>
public sealed record PhraseCounts(IReadOnlyList<int> Of, int Texts);
