using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>When a key is taken to be in other hands.</summary>
public sealed class StolenKeyOptions
{
    /// <summary>How long an account must have been used in the window before, so that its own networks are known. Default 2 days.</summary>
    [Range(typeof(TimeSpan), "06:00:00", "90.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Settled { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Within how long the new networks must appear. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Within { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Fewest new networks. Default 6: travellers have fewer.</summary>
    [Range(2, 10_000)]
    public int FewestNetworks { get; set; } = 6;

    /// <summary>Fewest requests of the owner after the onset. Default 5: an account that only changes hands was sold, not stolen from.</summary>
    [Range(0, 1_000_000)]
    public long FewestOwnRequests { get; set; } = 5;

    /// <summary>Fewest requests of strangers. Default 10.</summary>
    [Range(1, 1_000_000)]
    public long FewestStrangeRequests { get; set; } = 10;

    /// <summary>Bits where surprise begins. Default 8.</summary>
    [Range(1, 1000)]
    public double FromBits { get; set; } = 8;

    /// <summary>By how much the strangers' share of recipes must surely exceed the owner's to be proof enough. Default 0.3.</summary>
    [Range(0.01, 1)]
    public double RecipesForAll { get; set; } = 0.3;

    /// <summary>Fewest requests from addresses that are new to the account before its work is compared with what goes on from the others. Default 25.</summary>
    [Range(1, 1_000_000)]
    public long FewestOtherRequests { get; set; } = 25;

    /// <summary>Share of the strangers' requests that surely fill templates which the owner never sends, where suspicion begins… Default 0.25: two people on one key share no template either, but neither of them fills templates all day.</summary>
    [Range(0, 1)]
    public double OtherWorkFrom { get; set; } = 0.25;

    /// <summary>…and where it is as strong as it gets. Default 0.6.</summary>
    [Range(0, 1)]
    public double OtherWorkForAll { get; set; } = 0.6;

    /// <summary>How many such templates make it as strong as it gets. Default 20: a new project has a few, a list of work for training has dozens.</summary>
    [Range(1, 10_000)]
    public int OtherTemplatesForAll { get; set; } = 20;
}
