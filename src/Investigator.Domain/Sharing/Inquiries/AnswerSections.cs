namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>What an answer pack tells beside the inquiry and the state of the audit, which are always in it.</summary>
[Flags]
public enum AnswerSections
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Requests and tokens by day, of all accounts together.</summary>
    Traffic = 1,

    /// <summary>Which controls are in force.</summary>
    Controls = 2,

    /// <summary>What the customer declared.</summary>
    Declarations = 4,

    /// <summary>Verdicts, decisions and appeals in numbers.</summary>
    Decisions = 8,

    /// <summary>All of them.</summary>
    All = 15,
}
