namespace Investigator.Domain.Sharing;

/// <summary>All formats a bundle can leave in. A new format is a new public class with a parameterless constructor; there is no list to edit.</summary>
public sealed class BundleFormats
{
    private readonly Dictionary<string, IBundleWriter> _byId;

    /// <summary>Finds the writers of this assembly.</summary>
    /// <exception cref="ArgumentException">Two writers have the same id.</exception>
    public BundleFormats()
    {
        All = [.. typeof(IBundleWriter).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IBundleWriter)))
            .Select(type => (IBundleWriter)Activator.CreateInstance(type)!)
            .OrderBy(writer => writer.Id, StringComparer.Ordinal)];
        _byId = All.ToDictionary(writer => writer.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every writer, by id.</summary>
    public IReadOnlyList<IBundleWriter> All { get; }

    /// <summary>The writer with that id, whatever its case; null when there is none.</summary>
    public IBundleWriter? Find(string id) => _byId.GetValueOrDefault(id);
}
