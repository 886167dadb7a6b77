namespace Investigator.Web.Triage;

/// <summary>What can be done to many entries of the queue at once.</summary>
public enum BulkAct
{
    Claim,
    Release,
    Close,
}
