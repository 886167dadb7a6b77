using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Linking;

/// <summary>What makes a group of linked accounts a suspected pool.</summary>
public sealed class ClusterOptions
{
    /// <summary>Fewest members. Default 3.</summary>
    [Range(2, 1000)]
    public int FewestMembers { get; set; } = 3;

    /// <summary>Communities are put together when this share of the smaller one's link weight goes to the other. Default 0.05: modularity cuts an evenly linked pool into arbitrary pieces, a few stray links stay below.</summary>
    [Range(0, 1)]
    public double MergeShare { get; set; } = 0.05;

    /// <summary>…and when this share of the smaller one's members have such a link: one bridge joins no pools. Default 0.25.</summary>
    [Range(0, 1)]
    public double MergeSpread { get; set; } = 0.25;

    /// <summary>A member with less than this share of its link weight inside is let go. Default 0.4.</summary>
    [Range(0, 1)]
    public double FewestInside { get; set; } = 0.4;

    /// <summary>An account whose single links are all too weak to cluster joins the community to which it has links with this many members or more… Default 4.</summary>
    [Range(2, 1000)]
    public int FewestToAdopt { get; set; } = 4;

    /// <summary>…that together weigh this many bits. Default 16: twice what one strong link weighs.</summary>
    [Range(1, 1000)]
    public double FewestBitsToAdopt { get; set; } = 16;
}
