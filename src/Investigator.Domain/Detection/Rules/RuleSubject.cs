namespace Investigator.Domain.Detection.Rules;

/// <summary>Whose requests a rule counts together.</summary>
public enum RuleSubject
{
    /// <summary>All of an account.</summary>
    Account,

    /// <summary>Those of one API key of an account; requests without a key count as one key. A hit is on the account.</summary>
    Key,
}
