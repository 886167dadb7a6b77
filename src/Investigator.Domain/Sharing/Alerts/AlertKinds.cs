namespace Investigator.Domain.Sharing.Alerts;

/// <summary>What a destination is told of.</summary>
[Flags]
public enum AlertKinds
{
    None = 0,

    /// <summary>Suspected accounts and clusters as they come into the queue, and the verdicts on them.</summary>
    Findings = 1,

    /// <summary>Each decision that comes into force or ends.</summary>
    Decisions = 2,

    /// <summary>What people do with campaigns, proposals, appeals and bundles, and alarms: breaches, break-glass.</summary>
    Campaigns = 4,

    All = Findings | Decisions | Campaigns,
}
