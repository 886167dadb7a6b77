using System.ComponentModel.DataAnnotations;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>What links weigh and how many are kept.</summary>
public sealed class LinkOptions
{
    /// <summary>Accounts on one address at which its weight has halved (1 / (1 + (k / this)²)). Default 8: a household or a small office; a carrier's translation has hundreds.</summary>
    [Range(1, 10_000)]
    public double HalfAtAddress { get; set; } = 8;

    /// <summary>The same for a card or bank account. Default 50: cards are not shared by strangers, but resellers exist.</summary>
    [Range(1, 10_000)]
    public double HalfAtPayment { get; set; } = 50;

    /// <summary>The same for a device. Default 50: a computer room has dozens of people on one machine image.</summary>
    [Range(1, 10_000)]
    public double HalfAtDevice { get; set; } = 50;

    /// <summary>The same for an e-mail domain. Default 20.</summary>
    [Range(1, 10_000)]
    public double HalfAtEmailDomain { get; set; } = 20;

    /// <summary>The same for a referral code. Default 20.</summary>
    [Range(1, 10_000)]
    public double HalfAtReferrer { get; set; } = 20;

    /// <summary>The same for a prompt skeleton. Default 12: popular templates spread among strangers.</summary>
    [Range(1, 10_000)]
    public double HalfAtSkeleton { get; set; } = 12;

    /// <summary>Requests with one skeleton from which it is an account's habit. Default 3: the same question once or twice is coincidence…</summary>
    [Range(1, 10_000)]
    public int FewestSkeletonRequests { get; set; } = 3;

    /// <summary>…unless an account sends this many of a pool's own. Default 4.</summary>
    [Range(1, 1000)]
    public int FewestCasualSkeletons { get; set; } = 4;

    /// <summary>Most bits that place (addresses of one network, e-mail domain, referral code) can give a link together. Default 6, below <see cref="FewestBitsToCluster"/>: a class behind one address with one code is no pool by that alone.</summary>
    [Range(0, 100)]
    public double MostPlaceBits { get; set; } = 6;

    /// <summary>Most bits that addresses of three networks and more can give a link together. Default 24.</summary>
    [Range(0, 100)]
    public double MostMovementBits { get; set; } = 24;

    /// <summary>Most bits that prompt skeletons can give a link together. Default 16: the templates of one recipe come together, so they are not independent.</summary>
    [Range(0, 100)]
    public double MostWorkBits { get; set; } = 16;

    /// <summary>The same where nothing but place goes with them. Default 7, below <see cref="FewestBitsToCluster"/>: two campaigns that follow one published recipe are still two.</summary>
    [Range(0, 100)]
    public double MostWorkBitsAlone { get; set; } = 7;

    /// <summary>A shared resource that weighs less is no reason. Default 0.05.</summary>
    [Range(0, 10)]
    public double FewestBitsOfReason { get; set; } = 0.05;

    /// <summary>What is left of an address's weight when the accounts never used it in the same stretch of time. Default 0.2: leases change hands.</summary>
    [Range(0, 1)]
    public double ApartInTime { get; set; } = 0.2;

    /// <summary>Most bits of one lockstep. Default 20: beyond, the model of chance is not that exact.</summary>
    [Range(1, 1000)]
    public double MostLockstepBits { get; set; } = 20;

    /// <summary>Bits below which a link is not kept. Default 3.</summary>
    [Range(0, 100)]
    public double FewestBits { get; set; } = 3;

    /// <summary>Bits from which a link takes part in clustering. Default 8.</summary>
    [Range(0, 100)]
    public double FewestBitsToCluster { get; set; } = 8;

    /// <summary>Strongest links kept per account. Default 20.</summary>
    [Range(1, 1000)]
    public int MostPerAccount { get; set; } = 20;

    /// <summary>Neighbours of an account on each resource that are looked at, on either side. Default 8: cost stays linear in the users of a resource.</summary>
    [Range(1, 1000)]
    public int NeighboursPerResource { get; set; } = 8;

    /// <summary>Bits from which an account's stretch of work stands out from its pace before and after. Default 24: the nights and weekends of people give a dozen.</summary>
    [Range(1, 1000)]
    public double FewestBitsOfStint { get; set; } = 24;

    /// <summary>Fewest accounts whose stretches of work begin and end together. Default 6.</summary>
    [Range(3, 1000)]
    public int FewestOfCohort { get; set; } = 6;

    /// <summary>Share of them that chance may explain. Default 0.25: who only happened to begin and end on those days is suspected with the others.</summary>
    [Range(0.001, 1)]
    public double MostStrangersInCohort { get; set; } = 0.25;

    /// <summary>Bits from which one of them is no such stranger. Default 8: one in 257 would be.</summary>
    [Range(0, 100)]
    public double FewestBitsInCohort { get; set; } = 8;

    /// <summary>Bits of surprise from which beginning and ending together is no chance, the search paid for. Default 10.</summary>
    [Range(1, 1000)]
    public double FewestBitsOfCohort { get; set; } = 10;

    /// <summary>Accounts at which a resource's weight has halved, by kind; <c>null</c>: the kind makes no links.</summary>
    public double? HalfAt(ResourceKind kind) => kind switch
    {
        ResourceKind.IpAddress or ResourceKind.NetworkPrefix => HalfAtAddress,
        ResourceKind.Payment => HalfAtPayment,
        ResourceKind.Device => HalfAtDevice,
        ResourceKind.EmailDomain => HalfAtEmailDomain,
        ResourceKind.Referrer => HalfAtReferrer,
        ResourceKind.PromptSkeleton => HalfAtSkeleton,
        _ => null,
    };
}
