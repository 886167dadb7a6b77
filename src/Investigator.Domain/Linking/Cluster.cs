using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>Accounts grouped by machine: a suspected pool. People make campaigns of clusters; a cluster itself is never acted on.</summary>
public sealed class Cluster
{
    private readonly List<ClusterMember> _members = [];

    private Cluster() { } // EF

    /// <summary>Kept over runs while the same accounts stay together.</summary>
    public Guid Id { get; private set; }

    /// <summary>The run's "as of": when this shape of the cluster was seen.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    public int Size { get; private set; }

    public long Exchanges { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>Probability that the cluster is one operation, with its parts.</summary>
    public Score Score { get; private set; } = Score.None;

    public IReadOnlyList<ClusterMember> Members => _members;

    public static Cluster Of(Guid id, DateTimeOffset seenAt, IEnumerable<ClusterMember> members, long exchanges, TimeWindow active)
    {
        var cluster = new Cluster { Id = id, SeenAt = seenAt, Exchanges = exchanges, FirstSeenAt = active.From, LastSeenAt = active.To };
        cluster._members.AddRange(members.OrderByDescending(m => m.Weight).ThenBy(m => m.AccountId.Value, StringComparer.Ordinal));
        cluster.Size = cluster._members.Count;
        return cluster;
    }

    public void Rate(Score score) => Score = score;
}

/// <summary>An account inside a cluster.</summary>
public sealed class ClusterMember
{
    private ClusterMember() { } // EF

    public AccountId AccountId { get; private set; }

    /// <summary>How firmly it hangs in the cluster: share of its link weight that stays inside, 0 to 1.</summary>
    public double Weight { get; private set; }

    public static ClusterMember Of(AccountId account, double weight) => new() { AccountId = account, Weight = weight };
}
