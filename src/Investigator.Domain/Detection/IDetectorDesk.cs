using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>Switches of the detectors in code, and their silence on single accounts.</summary>
public interface IDetectorDesk
{
    /// <summary>The switches that somebody touched, by detector id.</summary>
    Task<IReadOnlyDictionary<string, DetectorSwitch>> SwitchesAsync(CancellationToken ct);

    /// <summary>Switches a detector off or on again, from the next analysis on.</summary>
    /// <param name="version">Of the switch that the person looked at; 0: nobody had touched it.</param>
    Task<Refusal?> SwitchAsync(Person by, string detectorId, long version, bool off, string? reason, CancellationToken ct);

    /// <summary>Silences that last, of one detector or (<c>null</c>) of all, those that end first in front.</summary>
    Task<IReadOnlyList<DetectorSnooze>> SnoozesAsync(string? detectorId, CancellationToken ct);

    /// <summary>Makes a detector silent on an account, from the next analysis on. A later word on the same account replaces the one before.</summary>
    Task<Refusal?> SnoozeAsync(Person by, string detectorId, AccountId account, string? reason, DateTimeOffset? until, CancellationToken ct);

    /// <summary>Ends a silence before its time.</summary>
    Task<Refusal?> WakeAsync(Person by, Guid id, CancellationToken ct);
}
