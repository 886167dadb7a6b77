using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>One session among those of all accounts.</summary>
/// <param name="Derived">The log named none: requests of one key less than half an hour apart are one.</param>
public sealed record SessionLine(AccountId AccountId, SessionId SessionId, bool Derived, DateTimeOffset StartedAt, DateTimeOffset EndedAt, long Requests, long InputTokens, long OutputTokens);
