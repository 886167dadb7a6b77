using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>What a browser says its picture holds: a claim, from which the picture is made anew.</summary>
/// <param name="Nodes">Node ids.</param>
/// <param name="Opened">Node ids of resources whose accounts were asked for.</param>
public sealed record PictureNodes(IReadOnlyList<string?>? Nodes, IReadOnlyList<string?>? Opened)
{
    /// <summary>What of the nodes is an id at all.</summary>
    internal IReadOnlyCollection<string> Ids => [.. (Nodes ?? []).OfType<string>()];

    /// <summary>The opened ones that can be resources.</summary>
    internal IReadOnlyCollection<Resource> Resources => [.. (Opened ?? []).OfType<string>().Select(ResourceAddress.ReadId).OfType<Resource>()];
}
