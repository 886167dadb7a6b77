namespace Investigator.Domain.Audit;

/// <summary>A kind of act for which one rule says who may. Which roles hold it stands in <see cref="Permissions"/> alone.</summary>
public enum Permit
{
    /// <summary>See accounts, hits, clusters, campaigns, decisions and enforcement points.</summary>
    See,

    /// <summary>Read prompt text and the evidence of a proposal, write notes.</summary>
    Investigate,

    /// <summary>Work the queue and campaigns, freeze, propose bans.</summary>
    Work,

    /// <summary>Act on what another person holds: take their entry, stop their bulk job.</summary>
    Oversee,

    /// <summary>Change the rules of the queue.</summary>
    Route,

    /// <summary>Write rules, test them on history, let them run in shadow, propose them; make a detector silent on one account.</summary>
    WriteRules,

    /// <summary>Let rules of others go live, retire live ones, switch detectors off.</summary>
    ReleaseRules,

    /// <summary>Run the analysis.</summary>
    Analyse,

    /// <summary>Lift freezes.</summary>
    LiftFreezes,

    /// <summary>Approve and reject proposals of others, lift bans.</summary>
    Decide,

    /// <summary>Put on the allow list and take off it.</summary>
    AllowList,

    /// <summary>Write down appeals that customers make.</summary>
    TakeAppeals,

    /// <summary>Decide appeals against what others decided.</summary>
    DecideAppeals,

    /// <summary>Put campaigns under legal hold and end holds.</summary>
    HoldForLaw,

    /// <summary>Draft fingerprints, stop them, register and run model tests.</summary>
    DraftFingerprints,

    /// <summary>Seal fingerprints that others drafted and put them in service.</summary>
    SealFingerprints,

    /// <summary>Preview what a bundle would hold.</summary>
    PrepareBundles,

    /// <summary>Release and take back bundles.</summary>
    ReleaseBundles,

    /// <summary>Keep the directory of partners: who may get what, under which agreement.</summary>
    KeepPartners,

    /// <summary>Write down what others ask, see to it, prepare answers.</summary>
    TakeInquiries,

    /// <summary>Let answers out that others prepared.</summary>
    ReleaseAnswers,

    /// <summary>Take released bundles.</summary>
    TakeBundles,

    /// <summary>Bring in files with what others report, propose sightings.</summary>
    TakeReports,

    /// <summary>Accept and reject what others report, say how far a source is believed, approve sightings.</summary>
    JudgeReports,

    /// <summary>Read and export the audit, check its chain.</summary>
    ReadAudit,

    /// <summary>Ingest, keys, enforcement points, webhooks, configuration.</summary>
    Administer,
}
