namespace Investigator.Domain.Triage;

/// <summary>A list that can be asked by query, and so has views and a history.</summary>
public enum QueriedList
{
    Queue,
    Accounts,
    Clusters,
}
