namespace Investigator.Domain.Sharing;

/// <summary>Writes a bundle in one format: bundle in, bytes out. The same bundle always gives the same bytes. Found by its id through <see cref="BundleFormats"/>.</summary>
public interface IBundleWriter
{
    /// <summary>The name of the format in addresses and on the command line, such as <c>stix</c>.</summary>
    string Id { get; }

    /// <summary>The name of the format on the screen.</summary>
    string Title { get; }

    /// <summary>The file name's ending with its dot.</summary>
    string FileExtension { get; }

    /// <summary>The media type for HTTP.</summary>
    string ContentType { get; }

    /// <summary>The whole file. Linear in the number of indicators.</summary>
    byte[] Write(Bundle bundle);
}
