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
