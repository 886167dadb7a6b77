namespace Investigator.Domain.Audit;

/// <summary>What a person may do. A person may have several.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Triages, opens evidence, freezes, proposes.</summary>
    Analyst = 1,

    /// <summary>Everything an analyst does; also confirms campaign members and releases bundles.</summary>
    Reviewer = 2,

    /// <summary>Approves or rejects proposals, never their own.</summary>
    Manager = 4,

    /// <summary>Another provider: sees released bundles and nothing else.</summary>
    Partner = 8,

    /// <summary>Runs the console: ingest, keys, configuration, audit.</summary>
    Admin = 16,

    /// <summary>Reads everything but prompt text, and changes nothing.</summary>
    Auditor = 32,
}
