using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>What people decided about detectors, as an analysis needs it.</summary>
/// <param name="Off">Ids of detectors in code that are switched off.</param>
/// <param name="Silent">Which detector is silent on which account.</param>
/// <param name="Running">Versions of rules that look, counting or not.</param>
/// <param name="RuleIds">Of all rules that ever were, so that parts of scores that they left can go.</param>
public sealed record DetectorSettings(
    IReadOnlySet<string> Off, IReadOnlySet<(string Detector, AccountId Account)> Silent, IReadOnlyList<RuleVersion> Running, IReadOnlyList<string> RuleIds);

/// <summary>Where an analysis reads <see cref="DetectorSettings"/>.</summary>
public interface IDetectorSettings
{
    Task<DetectorSettings> LoadAsync(CancellationToken ct);
}
