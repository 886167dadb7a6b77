using Investigator.Domain.Audit;

namespace Investigator.Domain.Detection;

/// <summary>Whether a detector of the program is on, and why not. One that nobody touched has no row and is on.</summary>
public sealed class DetectorSwitch
{
    public const int LongestReason = 1_000;

    private DetectorSwitch() { } // EF

    public string DetectorId { get; private set; } = "";

    public bool IsOff { get; private set; }

    public string Reason { get; private set; } = "";

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public long Version { get; private set; }

    public static DetectorSwitch Of(string detectorId) => new() { DetectorId = detectorId };

    /// <summary>Switches it; both ways need a reason.</summary>
    public Refusal? Turn(Person by, bool off, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > LongestReason) return Refusal.TooLong;
        if (IsOff == off) return Refusal.NotInThisState;
        (IsOff, Reason, ChangedBy, ChangedAt) = (off, reason.Trim(), by.Name, clock.GetUtcNow());
        return null;
    }
}
