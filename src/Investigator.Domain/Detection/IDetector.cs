namespace Investigator.Domain.Detection;

/// <summary>Looks at all accounts in a window for one behaviour. Stateless; one file per detector; found by scanning the assembly (<see cref="DetectorCatalogue"/>).</summary>
public interface IDetector
{
    DetectorInfo Info { get; }

    /// <summary>Hits in any order, at most one per account.</summary>
    Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct);
}

/// <summary>What a detector's page says of it.</summary>
/// <param name="Id">Unique, kebab case, never changed.</param>
/// <param name="Looks">What it looks for, in one or two sentences.</param>
/// <param name="FalsePositives">Which honest behaviour can look like this.</param>
/// <param name="Needs">Event or account fields without which it is blind.</param>
public sealed record DetectorInfo(string Id, int Version, string Title, string Looks, string FalsePositives, IReadOnlyList<string> Needs);
