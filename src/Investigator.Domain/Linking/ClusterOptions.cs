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

    /// <summary>Communities that use the same things whose users belong together are put together when those weigh this many bits… Default 8.</summary>
    [Range(1, 1000)]
    public double MergeBits { get; set; } = 8;

    /// <summary>…and when this many members of each have links to the other that rest on more than work. Default 2.</summary>
    [Range(1, 1000)]
    public int MergeBridges { get; set; } = 2;

    /// <summary>A pool of which this share would join another by its habits is one with it. Default 0.5.</summary>
    [Range(0.01, 1)]
    public double MergeAlike { get; set; } = 0.5;

    /// <summary>A member with less than this share of its link weight inside is let go. Default 0.4.</summary>
    [Range(0, 1)]
    public double FewestInside { get; set; } = 0.4;

    /// <summary>An account joins the pool whose habits it shares when they speak for it with this many bits, the pool's size among all accounts already paid for… Default 8.</summary>
    [Range(1, 1000)]
    public double FewestBitsToJoin { get; set; } = 8;

    /// <summary>…in two views at least, each with this many bits. Default 3.</summary>
    [Range(0.1, 1000)]
    public double FewestBitsOfView { get; set; } = 3;

    /// <summary>…or by this many templates of the pool's own. Default 5.</summary>
    [Range(1, 1000)]
    public int FewestTemplatesToJoin { get; set; } = 5;

    /// <summary>…unless the cards, machines and ways that the pool's members share and the account lacks speak against it with more bits than this. Default 2.</summary>
    [Range(0, 100)]
    public double MostBitsLacking { get; set; } = 2;

    /// <summary>Fewest members of a group that nothing but its templates ties. Default 6.</summary>
    [Range(3, 1000)]
    public int FewestOfWorkAlone { get; set; } = 6;

    /// <summary>Bits from which a group that begins and ends together has wordings of its own. Default 3: the kind of evidence counts, how much of it is told by its test.</summary>
    [Range(0.1, 1000)]
    public double FewestBitsOfWordings { get; set; } = 3;

    /// <summary>Bits from which a group that begins and ends together has turns of speech of its own. Default 16: its members were chosen by what they say, which has to be paid for…</summary>
    [Range(0.1, 1000)]
    public double FewestBitsOfPhrases { get; set; } = 16;

    /// <summary>…and from which it says what other such groups say. Default 8…</summary>
    [Range(0.1, 1000)]
    public double FewestBitsOfCommonPhrases { get; set; } = 8;

    /// <summary>…and how many times as much as other accounts, either way. Default 1.5.</summary>
    [Range(1, 1000)]
    public double FewestTimesUsualPhrases { get; set; } = 1.5;

    internal bool IsBelieved(Phrasings phrasings) => phrasings.Bits >= (phrasings.OfOthers ? FewestBitsOfCommonPhrases : FewestBitsOfPhrases) && phrasings.Times >= FewestTimesUsualPhrases;

    /// <summary>How often joining is looked at again with the pool as it has become. Default 6.</summary>
    [Range(0, 20)]
    public int JoinRounds { get; set; } = 6;
}
