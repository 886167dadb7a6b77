using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>Which bundle a person wants: of what, how written, how far it may travel, for whom and for how long.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Format">A writer's id.</param>
/// <param name="ValidFor">How long the indicators hold and the bundle can be fetched, 1 to 365 days.</param>
public sealed record BundleRequest(Guid Campaign, string Format, TrafficLight Marking, Recipients To, TimeSpan ValidFor)
{
    /// <summary>Whether it says whose work people hold the campaign to be. Default no.</summary>
    public bool Attributed { get; init; }

    /// <summary>The longest that a bundle can be fetched.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>For every partner, for 30 days.</summary>
    public static BundleRequest ForEveryone(Guid campaign, string format, TrafficLight marking) => new(campaign, format, marking, Recipients.Everyone, TimeSpan.FromDays(30));

    /// <summary>What is wrong with it.</summary>
    public Refusal? Wrong() =>
        To.Wrong() is { } no ? no
        : !Enum.IsDefined(Marking) ? Refusal.OutOfRange
        : ValidFor < TimeSpan.FromDays(1) ? Refusal.ExpiryMissing
        : ValidFor > Longest ? Refusal.BundleTooLong
        // TLP 2.0: red is for the eyes of those who were named alone.
        : Marking is TrafficLight.Red && To.Collection is not null ? Refusal.RedNeedsNames : null;
}
