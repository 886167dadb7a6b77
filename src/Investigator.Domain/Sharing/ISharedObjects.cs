using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>The released objects one by one, for partners whose machines poll. Sees what <see cref="ISharingDesk"/> released in STIX, and what was taken back as revoked.</summary>
public interface ISharedObjects
{
    /// <summary>A page of objects, first added first. Handing out content is audited; an empty page is not.</summary>
    /// <param name="by">A partner, or somebody who investigates; all others are refused.</param>
    /// <param name="query">Which objects, and where to go on.</param>
    /// <param name="contents">Whether the caller hands out the objects themselves (audited) or only names them.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<Done<ObjectPage>> FindAsync(Person by, ObjectQuery query, bool contents, CancellationToken ct);
}

/// <summary>Some objects and whether there are more behind the last.</summary>
public sealed record ObjectPage(IReadOnlyList<SharedObject> Objects, bool More);

/// <summary>A released bundle as the shelf takes it in.</summary>
/// <param name="Content">The STIX bundle as it was released.</param>
/// <param name="RevokedAt"><c>null</c> while it stands.</param>
public sealed record ReleasedContent(ReadOnlyMemory<byte> Content, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The bundle's id.</summary>
    public Guid Id { get; init; }
}
