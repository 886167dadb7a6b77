using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>The policies: one per task, each opened by roles. Pages and endpoints name the task, never the role.</summary>
public static class Tasks
{
    /// <summary>See accounts, hits, clusters, campaigns and decisions.</summary>
    public const string Investigate = nameof(Investigate);

    /// <summary>Read prompt text and evidence, write notes.</summary>
    public const string Write = nameof(Write);

    /// <summary>Lift freezes.</summary>
    public const string LiftFreezes = nameof(LiftFreezes);

    /// <summary>Claim, dismiss, group, freeze, propose.</summary>
    public const string Work = nameof(Work);

    /// <summary>Write rules, test them, run them in shadow, propose them; silence a detector on an account.</summary>
    public const string WriteRules = nameof(WriteRules);

    /// <summary>Let rules of others go live, switch detectors off.</summary>
    public const string ReleaseRules = nameof(ReleaseRules);

    /// <summary>Decide proposals.</summary>
    public const string Approve = nameof(Approve);

    /// <summary>Preview and propose bundles.</summary>
    public const string Prepare = nameof(Prepare);

    /// <summary>Keep the directory of partners.</summary>
    public const string KeepPartners = nameof(KeepPartners);

    /// <summary>Fetch released bundles with a partner's API key.</summary>
    public const string FetchBundles = nameof(FetchBundles);

    /// <summary>Release bundles.</summary>
    public const string Share = nameof(Share);

    /// <summary>Take released bundles, as another provider.</summary>
    public const string Partner = nameof(Partner);

    /// <summary>Ingest, keys, configuration.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>Read the audit.</summary>
    public const string ReadAudit = nameof(ReadAudit);

    /// <summary>Deliver usage with an API key.</summary>
    public const string DeliverUsage = nameof(DeliverUsage);

    /// <summary>Pull decisions with an API key.</summary>
    public const string PullDecisions = nameof(PullDecisions);

    /// <summary>Put on the allow list and take off it.</summary>
    public const string AllowList = nameof(AllowList);

    /// <summary>Write down appeals of customers.</summary>
    public const string TakeAppeals = nameof(TakeAppeals);

    /// <summary>Decide appeals.</summary>
    public const string DecideAppeals = nameof(DecideAppeals);

    /// <summary>Put campaigns under legal hold and end holds.</summary>
    public const string HoldForLaw = nameof(HoldForLaw);

    /// <summary>Bring in appeals with an API key.</summary>
    public const string BringAppeals = nameof(BringAppeals);

    /// <summary>Bring results of verifications with an API key.</summary>
    public const string BringVerifications = nameof(BringVerifications);

    /// <summary>Report leaked keys with an API key.</summary>
    public const string ReportKeys = nameof(ReportKeys);

    /// <summary>Read figures for monitoring with an API key.</summary>
    public const string ReadMetrics = nameof(ReadMetrics);

    /// <summary>Draft fingerprints, register and run model tests.</summary>
    public const string DraftFingerprints = nameof(DraftFingerprints);

    /// <summary>Seal fingerprints of others and put them in service.</summary>
    public const string SealFingerprints = nameof(SealFingerprints);

    /// <summary>Ask which fingerprints to place, report placements and answers with an API key.</summary>
    public const string PlaceFingerprints = nameof(PlaceFingerprints);

    /// <summary>Fetch released objects with a partner's API key.</summary>
    public const string PullObjects = nameof(PullObjects);

    /// <summary>Bring in what others report.</summary>
    public const string TakeReports = nameof(TakeReports);

    /// <summary>Accept and reject what others report.</summary>
    public const string JudgeReports = nameof(JudgeReports);

    /// <summary>Write down what others ask, prepare answers.</summary>
    public const string TakeInquiries = nameof(TakeInquiries);

    /// <summary>Sign answers of others and let them out.</summary>
    public const string ReleaseAnswers = nameof(ReleaseAnswers);

    /// <summary>Which roles open which task; any one of them is enough.</summary>
    public static IReadOnlyDictionary<string, Role> ByRole { get; } = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        [Investigate] = Permissions.Holders(Permit.See),
        [Write] = Permissions.Holders(Permit.Investigate),
        [Work] = Permissions.Holders(Permit.Work),
        [WriteRules] = Permissions.Holders(Permit.WriteRules),
        [ReleaseRules] = Permissions.Holders(Permit.ReleaseRules),
        [LiftFreezes] = Permissions.Holders(Permit.LiftFreezes),
        [Approve] = Permissions.Holders(Permit.Decide),
        [AllowList] = Permissions.Holders(Permit.AllowList),
        [TakeAppeals] = Permissions.Holders(Permit.TakeAppeals),
        [DecideAppeals] = Permissions.Holders(Permit.DecideAppeals),
        [HoldForLaw] = Permissions.Holders(Permit.HoldForLaw),
        [Prepare] = Permissions.Holders(Permit.PrepareBundles),
        [KeepPartners] = Permissions.Holders(Permit.KeepPartners),
        [DraftFingerprints] = Permissions.Holders(Permit.DraftFingerprints),
        [SealFingerprints] = Permissions.Holders(Permit.SealFingerprints),
        [Share] = Permissions.Holders(Permit.ReleaseBundles),
        [TakeReports] = Permissions.Holders(Permit.TakeReports),
        [JudgeReports] = Permissions.Holders(Permit.JudgeReports),
        [TakeInquiries] = Permissions.Holders(Permit.TakeInquiries),
        [ReleaseAnswers] = Permissions.Holders(Permit.ReleaseAnswers),
        [Partner] = Role.Partner,
        [Administer] = Permissions.Holders(Permit.Administer),
        [ReadAudit] = Permissions.Holders(Permit.ReadAudit),
    };
}
