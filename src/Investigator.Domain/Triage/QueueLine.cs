using Investigator.Domain.Linking;

namespace Investigator.Domain.Triage;

/// <summary>From which score on people should look.</summary>
public static class QueueLine
{
    /// <summary>A probability: more likely than not.</summary>
    public const double Probability = 0.5;

    /// <summary>Whether a cluster is a suspected pool and so waits in the queue as one entry, in place of its members.</summary>
    public static bool Suspects(Cluster cluster) => cluster.Score.Value >= Probability;
}
