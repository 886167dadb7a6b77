using Investigator.Domain.Audit;

namespace Investigator.Web.Cli;

/// <summary>The public keys that were named on the command line.</summary>
internal sealed class KeyFiles : IDisposable
{
    private readonly List<AnchorKey> _keys = [];

    public IReadOnlyList<AnchorKey> Keys => _keys;

    /// <param name="files">PEM files; <c>null</c>: none were named.</param>
    /// <exception cref="IOException">A file can't be read or holds no public key.</exception>
    public static KeyFiles Read(IEnumerable<string>? files)
    {
        var read = new KeyFiles();
        try
        {
            foreach (var file in files ?? [])
                read._keys.Add(AnchorKey.Read(File.ReadAllText(file)) ?? throw new IOException($"{file} holds no public key in PEM form (elliptic curve or RSA)."));
            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    public void Dispose() => _keys.ForEach(key => key.Dispose());
}
