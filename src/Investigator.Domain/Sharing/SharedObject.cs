namespace Investigator.Domain.Sharing;

/// <summary>One version of one STIX object, as partners get it.</summary>
/// <param name="Id">STIX id.</param>
/// <param name="Type">STIX type.</param>
/// <param name="Version">The object's <c>modified</c>, else its <c>created</c>, else when it was added (TAXII 2.1, section 5.3).</param>
/// <param name="AddedAt">When it could first be fetched, in whole microseconds.</param>
/// <param name="Json">The object, UTF-8.</param>
public sealed record SharedObject(string Id, string Type, DateTimeOffset Version, DateTimeOffset AddedAt, ReadOnlyMemory<byte> Json)
{
    /// <summary>The bundle that it came with first.</summary>
    public Guid BundleId { get; init; }

    /// <summary>Where it stands on the shelf.</summary>
    public ShelfPlace Place => new(AddedAt, Id, Version);
}

/// <summary>The order of a shelf: first added first, then by id (ordinal), then by version. A place stays where it is when more is added, so paging by place is consistent.</summary>
public readonly record struct ShelfPlace(DateTimeOffset AddedAt, string Id, DateTimeOffset Version) : IComparable<ShelfPlace>
{
    /// <inheritdoc/>
    public int CompareTo(ShelfPlace other) =>
        AddedAt != other.AddedAt ? AddedAt.CompareTo(other.AddedAt)
        : string.CompareOrdinal(Id, other.Id) is not 0 and var byId ? byId
        : Version.CompareTo(other.Version);

    /// <summary>Comes before.</summary>
    public static bool operator <(ShelfPlace left, ShelfPlace right) => left.CompareTo(right) < 0;

    /// <summary>Comes after.</summary>
    public static bool operator >(ShelfPlace left, ShelfPlace right) => left.CompareTo(right) > 0;

    /// <summary>Comes before or is the same.</summary>
    public static bool operator <=(ShelfPlace left, ShelfPlace right) => left.CompareTo(right) <= 0;

    /// <summary>Comes after or is the same.</summary>
    public static bool operator >=(ShelfPlace left, ShelfPlace right) => left.CompareTo(right) >= 0;
}
