namespace Investigator.Domain.Detection;

/// <summary>How much one detector found in one analysis.</summary>
public sealed class DetectorVolume
{
    /// <summary>How long volumes are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private DetectorVolume() { } // EF

    public Guid Id { get; private set; }

    public string DetectorId { get; private set; } = "";

    public int DetectorVersion { get; private set; }

    /// <summary>True: its hits counted for nothing.</summary>
    public bool IsShadow { get; private set; }

    /// <summary>The analysis that it looked with: the time at which that began.</summary>
    public DateTimeOffset At { get; private set; }

    public int Hits { get; private set; }

    /// <summary>Hits that were left out, since the detector is silent on the account.</summary>
    public int Snoozed { get; private set; }

    /// <summary>Accounts that were looked at.</summary>
    public int Accounts { get; private set; }

    /// <summary>Why it could not look; empty: it did.</summary>
    public string Problem { get; private set; } = "";

    public static DetectorVolume Of(Guid id, DateTimeOffset at, VolumeCount count) => new()
    {
        Id = id,
        At = at,
        DetectorId = count.Detector.Id,
        DetectorVersion = count.Detector.Version,
        IsShadow = count.IsShadow,
        Hits = count.Hits,
        Snoozed = count.Snoozed,
        Accounts = count.Accounts,
        Problem = count.Problem,
    };
}

/// <summary>A volume before it is stored; see <see cref="DetectorVolume"/>.</summary>
public sealed record VolumeCount(DetectorInfo Detector, bool IsShadow, int Hits, int Snoozed, int Accounts, string Problem = "");
