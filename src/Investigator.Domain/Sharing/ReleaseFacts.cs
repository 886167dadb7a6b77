namespace Investigator.Domain.Sharing;

/// <summary>All that decides who may fetch a bundle; without the bundle itself.</summary>
/// <param name="Kinds">The kinds of indicators in it.</param>
/// <param name="Fields">The further parts in it.</param>
/// <param name="Partners">The partners that it was released to by name.</param>
/// <param name="Collection">The collection that it was released to; <c>null</c> when there are named partners.</param>
/// <param name="ExpiresAt">When it lapses; <c>null</c> for bundles released before there was an end.</param>
/// <param name="RevokedAt">When it was taken back; <c>null</c> while it stands.</param>
public sealed record ReleaseFacts(
    Guid Id, TrafficLight Marking, IReadOnlyList<IndicatorKind> Kinds, SharedFields Fields, IReadOnlyList<Guid> Partners, string? Collection,
    DateTimeOffset ReleasedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>When it went or will go: taken back or lapsed, whichever comes first.</summary>
    public DateTimeOffset? EndsAt => RevokedAt < ExpiresAt || ExpiresAt is null ? RevokedAt : ExpiresAt;
}
