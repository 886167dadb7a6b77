namespace Investigator.Domain.Triage;

/// <summary>A list that can be asked by query, and so has views and a history.</summary>
public enum QueriedList
{
    Queue,
    Accounts,
    Clusters,

    /// <summary>What detectors found in the latest analysis.</summary>
    Hits,
    Sessions,
    Keys,

    /// <summary>Usage events, one a request.</summary>
    Events,
    Campaigns,
}
