using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>A line of the ledger: who was handed what of a bundle, when, and by which path.</summary>
public sealed class BundleFetch
{
    private BundleFetch() { } // EF

    /// <summary>Its id; later lines have later ids.</summary>
    public Guid Id { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The bundle; <c>null</c> when a file was written of what was never released.</summary>
    public Guid? BundleId { get; private set; }

    /// <summary>The partner; <c>null</c> when it was somebody of this house.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>The person or the machine.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>Its name.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>The path.</summary>
    public FetchPath Path { get; private set; }

    /// <summary>How many objects of the bundle; <c>null</c> for the whole file.</summary>
    public int? Objects { get; private set; }

    /// <summary>SHA-256 of the file; empty for single objects.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The whole file.</summary>
    public static BundleFetch OfFile(Guid id, Guid? bundle, string contentHash, Guid? partner, Person by, FetchPath path, DateTimeOffset at) =>
        new() { Id = id, At = at, BundleId = bundle, PartnerId = partner, PersonId = by.Id, PersonName = by.Name, Path = path, ContentHash = contentHash };

    /// <summary>Some of its objects.</summary>
    public static BundleFetch OfObjects(Guid id, Guid bundle, int objects, Guid? partner, Person by, DateTimeOffset at) =>
        new() { Id = id, At = at, BundleId = bundle, PartnerId = partner, PersonId = by.Id, PersonName = by.Name, Path = FetchPath.Taxii, Objects = objects };
}

/// <summary>By which path a bundle left.</summary>
public enum FetchPath
{
    /// <summary>A download on a page.</summary>
    Page,

    /// <summary>The API, with a partner's key.</summary>
    Api,

    /// <summary>TAXII, object by object.</summary>
    Taxii,

    /// <summary>The command line wrote it to a file.</summary>
    File,
}
