namespace Investigator.Domain.Decisions.Policies;

/// <summary>Where a version of the policy map stands. The numbers are stored: new ones go to the end.</summary>
public enum PolicyState
{
    Draft,

    /// <summary>Waits for another person.</summary>
    Proposed,

    /// <summary>In force for a share of the accounts.</summary>
    Staged,

    InForce,

    /// <summary>Ended by the button: what it decided was lifted.</summary>
    Stopped,

    /// <summary>A later version took its place.</summary>
    Replaced,
}
