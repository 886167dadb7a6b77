using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>One API key and who used it.</summary>
/// <param name="Accounts">How many accounts.</param>
/// <param name="One">The first of them by id.</param>
/// <param name="Errors">Requests that were answered with an error.</param>
public sealed record KeyLine(ApiKeyId Key, int Accounts, AccountId One, long Requests, long Errors, long InputTokens, long OutputTokens, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt);
