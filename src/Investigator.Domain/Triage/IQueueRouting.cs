using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>Which queue takes what.</summary>
public interface IQueueRouting
{
    /// <returns>The rules as they stand; as shipped when nobody changed them.</returns>
    Task<QueueRouting> LoadAsync(CancellationToken ct);

    /// <summary>Puts other rules in the place of these. They take effect with the next analysis, for entries that nobody holds.</summary>
    /// <param name="version">The version the person looked at.</param>
    Task<Refusal?> ReplaceAsync(Person by, long version, IReadOnlyList<RoutingRule> rules, CancellationToken ct);
}
