using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>One network (ASN, or prefix or address where it is unknown) that an account was used from in the window.</summary>
public sealed record NetworkUse(AccountId Account, string Network, DateTimeOffset FirstAt, DateTimeOffset LastAt, long Requests);

/// <summary>An account and the moment from which networks that are new to it count as strange.</summary>
public readonly record struct StrangersAsked(AccountId Account, DateTimeOffset Since);

/// <summary>What came from the networks an account was used from before a moment, and what came from the others since.</summary>
/// <param name="Own">Requests from the networks known before.</param>
/// <param name="OwnSince">Of them, sent after the moment: the owner goes on working.</param>
/// <param name="OwnFamilies">Of <paramref name="Own"/>, requests that belong to a prompt family.</param>
/// <param name="Strange">Requests from the networks first seen after the moment.</param>
/// <param name="StrangeFamilies">Of them, requests that belong to a prompt family.</param>
/// <param name="NewClient">Of <paramref name="Strange"/>, sent with software that the known networks never used.</param>
/// <param name="CommonWork">Of <paramref name="Strange"/>, filling a template that the known networks never sent and at least three other accounts do.</param>
public sealed record StrangeUse(
    AccountId Account, long Own, long OwnSince, long OwnFamilies, long Strange, long StrangeFamilies, long NewClient, long CommonWork);

/// <summary>Which accounts are asked whether a second hand works through them.</summary>
/// <param name="Settled">How long an account must have been used before an address range counts as new to it.</param>
/// <param name="Fewest">Fewest requests from new address ranges.</param>
public readonly record struct SecondHandsAsked(TimeSpan Settled, long Fewest);

/// <summary>What came from the address ranges that an account was used from at first, and what came from the ones that are new to it.</summary>
/// <param name="Since">When the first new range was used.</param>
/// <param name="Places">The new ranges, busiest first, at most 200.</param>
/// <param name="OwnSince">Requests from the old ranges after that.</param>
/// <param name="Strange">Requests from the new ranges.</param>
/// <param name="OwnWork">Of them, requests whose skeleton also came from the old ranges.</param>
/// <param name="OtherWork">Of them, requests whose skeleton never came from the old ranges and was sent with at least two different texts; the same text counts once.</param>
/// <param name="OtherTemplates">How many such skeletons there are.</param>
public sealed record SecondHands(
    AccountId Account, DateTimeOffset Since, IReadOnlyList<string> Places, long OwnSince, long Strange, long OwnWork, long OtherWork, int OtherTemplates);
