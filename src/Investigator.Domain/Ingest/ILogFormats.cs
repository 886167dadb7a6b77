namespace Investigator.Domain.Ingest;

/// <summary>The formats that this installation can read, its operator's own included.</summary>
public interface ILogFormats
{
    /// <summary>By name, the native one first. The operator's mappings are read anew whenever one of their files has changed.</summary>
    /// <exception cref="UnknownFormat">The folder of mappings can't be read.</exception>
    IReadOnlyList<LogFormat> All { get; }

    /// <summary>What is wrong with the operator's mappings: file, place and what to write instead. Deliveries in other formats go on.</summary>
    /// <exception cref="UnknownFormat">The folder of mappings can't be read.</exception>
    IReadOnlyList<string> Problems { get; }

    /// <summary>Reads the first records of a delivery and says how they map, storing nothing.</summary>
    /// <param name="format">A name of <see cref="All"/>, or <see cref="LogFormat.Automatic"/>.</param>
    /// <param name="most">Most records looked at.</param>
    /// <exception cref="UnknownFormat">There is no such format, or none could be recognised.</exception>
    Task<FormatPreview> PreviewAsync(string format, string source, Stream log, int most, CancellationToken ct);
}

/// <summary>No reader could be chosen for a delivery. The message says why and which names there are.</summary>
public sealed class UnknownFormat(string message) : Exception(message);
