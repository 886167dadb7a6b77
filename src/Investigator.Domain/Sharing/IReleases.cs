namespace Investigator.Domain.Sharing;

/// <summary>What partners may see: the one question that every path to a partner asks first.</summary>
public interface IReleases
{
    /// <summary>
    /// The bundles in a format that a partner may have now, and those that it may know of as gone (taken back or lapsed), first released first. Nothing for a partner that is unknown, suspended or
    /// without an agreement in force.
    /// </summary>
    /// <param name="partner">The partner's id.</param>
    /// <param name="format">A writer's id; <c>null</c> for all formats.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<IReadOnlyList<ReleaseFacts>> VisibleToAsync(Guid partner, string? format, CancellationToken ct);

    /// <summary>The very bytes of those bundles among <paramref name="ids"/> that were released, whoever asks: only for what <see cref="VisibleToAsync"/> named.</summary>
    Task<IReadOnlyList<ReleasedContent>> ContentsAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
