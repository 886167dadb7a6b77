namespace Investigator.Domain.Sharing;

/// <summary>Which objects of the shelf: all conditions hold together; an empty list is no condition.</summary>
public sealed record ObjectQuery
{
    /// <summary>Only of this collection, or of <see cref="SharedCollection.Direct"/>; <c>null</c>: of everything that the asker may see.</summary>
    public string? Collection { get; init; }

    /// <summary>Only what was added later than this.</summary>
    public DateTimeOffset? AddedAfter { get; init; }

    /// <summary>Only objects with one of these ids.</summary>
    public IReadOnlyCollection<string> Ids { get; init; } = [];

    /// <summary>Only objects of one of these types.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    /// <summary>Which versions of each object.</summary>
    public ObjectVersions Versions { get; init; } = ObjectVersions.Last;

    /// <summary>These versions too, whatever <see cref="Versions"/> says.</summary>
    public IReadOnlyCollection<DateTimeOffset> ExactVersions { get; init; } = [];

    /// <summary>Go on behind this place.</summary>
    public ShelfPlace? After { get; init; }

    /// <summary>Most objects of a page, at least 1.</summary>
    public int Take { get; init; } = 100;
}

/// <summary>Which versions of an object; several may be asked for together.</summary>
[Flags]
public enum ObjectVersions
{
    /// <summary>None but those named exactly.</summary>
    None = 0,

    /// <summary>The newest.</summary>
    Last = 1,

    /// <summary>The oldest that is still there.</summary>
    First = 2,

    /// <summary>Every version.</summary>
    All = 4,
}
