namespace Investigator.Domain.Detection.Rules;

/// <summary>How far a version of a rule has come.</summary>
public enum RuleState
{
    /// <summary>Being written; looks at nothing by itself.</summary>
    Draft,

    /// <summary>Runs with every analysis; its hits are kept apart and move no score.</summary>
    Shadow,

    /// <summary>As in shadow, and waits for another person.</summary>
    Proposed,

    /// <summary>Its hits count.</summary>
    Live,

    /// <summary>Ended, or replaced by a later version.</summary>
    Retired,

    /// <summary>Its hits count for a share of the accounts; for the others the version before it, if there is a live one. Stands between approval and live.</summary>
    Partly,
}
