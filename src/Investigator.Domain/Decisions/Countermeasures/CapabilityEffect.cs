using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>What a measure is known to do to what a student learns of one capability.</summary>
/// <param name="Capability">As <c>mathematics</c> or <c>code</c>.</param>
/// <param name="Effect">In words and numbers; also that it has none.</param>
/// <param name="Source">Where that is published.</param>
public sealed record CapabilityEffect(string Capability, string Effect, string Source)
{
    /// <returns>Why not, or <c>null</c>.</returns>
    public Refusal? Check() =>
        string.IsNullOrWhiteSpace(Capability) || string.IsNullOrWhiteSpace(Effect) || string.IsNullOrWhiteSpace(Source) ? Refusal.EfficacyMissing
        : Capability.Length > 128 || Effect.Length > 1000 || Source.Length > 500 ? Refusal.TooLong : null;
}
