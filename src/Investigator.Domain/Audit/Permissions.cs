namespace Investigator.Domain.Audit;

/// <summary>The permission matrix: the only place that says which role may do what. Pages, endpoints and desks all ask it.</summary>
public static class Permissions
{
    private const Role Workers = Role.Analyst | Role.Reviewer;
    private const Role Investigators = Workers | Role.Manager | Role.Admin;

    /// <summary>Every permit once, with what it opens in a reader's words.</summary>
    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Permit.See, "See accounts, clusters, campaigns, decisions and enforcement points", Investigators | Role.Auditor),
        new(Permit.Investigate, "Read prompt text and attachments (with a purpose) and the evidence of proposals, write notes, attach files, keep a campaign's tasks", Investigators),
        new(Permit.Work, "Claim, close, group, merge and split, observe, throttle, ask for verification, freeze, propose bans and degradations", Workers),
        new(Permit.Oversee, "Take over what another person holds, stop their bulk jobs, draw samples for blind reviews", Role.Reviewer),
        new(Permit.Route, "Change the rules of the queue", Role.Reviewer | Role.Admin),
        new(Permit.WriteRules, "Write rules and policies, test them on history, run rules in shadow, silence a detector on one account", Workers),
        new(Permit.ReleaseRules, "Let rules of others go live, retire live ones, switch detectors off, set the terms of segments", Role.Reviewer | Role.Manager),
        new(Permit.Analyse, "Run the analysis", Workers | Role.Admin),
        new(Permit.LiftFreezes, "Lift freezes before their time, stop policies, countermeasures and acts on their way", Workers | Role.Manager),
        new(Permit.Decide, "Approve or reject proposals, policies and countermeasures of others, lift bans, ban at once (break-glass) and review what others so banned", Role.Manager),
        new(Permit.AllowList, "Put accounts, keys, organizations and prefixes on the allow list", Role.Reviewer | Role.Manager),
        new(Permit.TakeAppeals, "Write down appeals of customers, make statements of reasons", Workers | Role.Manager),
        new(Permit.DecideAppeals, "Decide appeals against what others decided", Role.Reviewer | Role.Manager),
        new(Permit.HoldForLaw, "Put campaigns under legal hold and end holds, remove files that others attached", Role.Reviewer | Role.Manager),
        new(Permit.DraftFingerprints, "Draft canaries and watermarks, stop them, register and run tests of suspect models", Workers),
        new(Permit.SealFingerprints, "Seal canaries and watermarks that others drafted, put them in service and stop them", Role.Reviewer | Role.Manager),
        new(Permit.PrepareBundles, "Preview what a bundle would tell partners", Workers | Role.Manager),
        new(Permit.ReleaseBundles, "Release bundles to partners and take them back", Role.Reviewer | Role.Manager),
        new(Permit.KeepPartners, "Keep the directory of partners: what each may get, under which agreement, with which keys", Role.Manager | Role.Admin),
        new(Permit.TakeInquiries, "Write down inquiries of partners and others, answer them in words, prepare answer packs", Workers | Role.Manager),
        new(Permit.ReleaseAnswers, "Sign answer packs that others prepared and let them out", Role.Reviewer | Role.Manager),
        new(Permit.TakeBundles, "Take released bundles", Investigators | Role.Partner | Role.Auditor),
        new(Permit.TakeReports, "Bring in files with what others report, propose sightings", Workers | Role.Manager),
        new(Permit.JudgeReports, "Accept and reject what others report, say how far a source is believed, approve sightings", Role.Reviewer | Role.Manager),
        new(Permit.ReadAudit, "Read and export the audit, check its chain", Role.Reviewer | Role.Manager | Role.Admin | Role.Auditor),
        new(Permit.Administer, "Ingest, keys, enforcement points, webhooks, configuration, templates of tasks, affiliations that make conflicts of interest", Role.Admin),
    ];

    /// <summary>Which roles hold the permit; any one of them is enough.</summary>
    public static Role Holders(Permit permit) => All.Single(permission => permission.Permit == permit).Holders;
}
