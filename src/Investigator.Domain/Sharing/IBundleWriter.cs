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

    /// <summary>Writes the whole file, piece by piece: no more than a few objects are in memory at a time beside the bundle. Linear in the number of indicators.</summary>
    void Write(Bundle bundle, Stream to);
}

/// <summary>Files in memory.</summary>
public static class BundleFiles
{
    /// <summary>The whole file.</summary>
    public static byte[] Write(this IBundleWriter writer, Bundle bundle)
    {
        using var file = new MemoryStream();
        writer.Write(bundle, file);
        return file.ToArray();
    }
}
