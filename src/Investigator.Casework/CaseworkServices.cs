using Investigator.Casework.Audit;
using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Investigator.Casework.Decisions;
using Investigator.Casework.Decisions.Countermeasures;
using Investigator.Casework.Decisions.Customers;
using Investigator.Casework.Decisions.LeakedKeys;
using Investigator.Casework.Decisions.Outcomes;
using Investigator.Casework.Decisions.Policies;
using Investigator.Casework.Detection;
using Investigator.Casework.Fingerprints;
using Investigator.Casework.Linking;
using Investigator.Casework.Sharing;
using Investigator.Casework.Sharing.Inquiries;
using Investigator.Casework.Triage;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Investigator.Casework;

/// <summary>Composes the case store and the desks.</summary>
public static class CaseworkServices
{
    /// <summary>Adds the case store and every desk. Call <see cref="CaseStore.PrepareAsync"/> before the first request.</summary>
    /// <exception cref="CaseStoreUnavailable">The configuration names no usable store.</exception>
    /// <param name="configuration">Reads <c>Casework:Provider</c>, <c>Casework:ProducerName</c> and <c>ConnectionStrings:Casework</c>.</param>
    /// <param name="dataFolder">Where the SQLite file lies when no connection string is configured.</param>
    public static IServiceCollection AddCasework(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var options = Read(configuration, dataFolder);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<News>();
        services.AddSingleton<IDbContextFactory<InvestigatorDb>>(_ => new CaseDatabases(options));
        services.AddSingleton(s => new CaseStore(s.GetRequiredService<IDbContextFactory<InvestigatorDb>>(), options));
        services.AddSingleton(options);
        services.TryAddSingleton(new SharingPolicy());
        services.TryAddSingleton(new BundleFormats());
        services.TryAddSingleton<IStatementSigner, NoSigner>();
        return services.AddDesks().AddKeys();
    }

    private static CaseStoreOptions Read(IConfiguration configuration, string dataFolder)
    {
        var options = new CaseStoreOptions { ConnectionString = configuration.GetConnectionString("Casework") ?? "" };
        if (configuration["Casework:ProducerName"] is { Length: > 0 } producer) options.ProducerName = producer;
        if (configuration["Casework:Provider"] is { Length: > 0 } provider)
            options.Provider = Enum.TryParse<CaseStoreProvider>(provider, ignoreCase: true, out var known) && Enum.IsDefined(known)
                ? known
                : throw new CaseStoreUnavailable($"Casework:Provider is \"{provider}\". It can be Sqlite or SqlServer.");
        if (options.ConnectionString.Length > 0) return options;
        if (options.Provider is CaseStoreProvider.SqlServer)
            throw new CaseStoreUnavailable("Casework:Provider is SqlServer, but ConnectionStrings:Casework is empty. Give the connection string of the database.");
        options.ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataFolder, "casework.db") }.ToString();
        return options;
    }

    private static IServiceCollection AddDesks(this IServiceCollection services) => services
        .AddSingleton<AuditTrail>()
        .AddSingleton<RecordedActs>()
        .AddSingleton<UnchangedReads>()
        .AddSingleton<GroupedActs>()
        .AddSingleton<QueueRefresh>()
        .AddSingleton<QueueValues>()
        .AddSingleton<IAuditLog, AuditLog>()
        .AddSingleton<IApiClients, ApiClients>()
        .AddSingleton<IHits, Hits>()
        .AddSingleton<IRuleBook, RuleBook>()
        .AddSingleton<DetectorDesk>()
        .AddSingleton<IDetectorDesk>(s => s.GetRequiredService<DetectorDesk>())
        .AddSingleton<IDetectorSettings>(s => s.GetRequiredService<DetectorDesk>())
        .AddSingleton<IDetectorRecord, DetectorRecord>()
        .AddSingleton<IDetectorVerdicts, DetectorVerdicts>()
        .AddSingleton<IDetectorDependents, DetectorDependents>()
        .AddSingleton<IHonestSigns, VerdictSigns>()
        .AddSingleton<IHonestSigns, InnocentSigns>()
        .AddSingleton<IClusters, Clusters>()
        .AddSingleton<IScores, Scores>()
        .AddSingleton<ITriageQueue, TriageQueue>()
        .AddSingleton<IQueueRouting, Routing>()
        .AddSingleton<IFindingLists, FindingLists>()
        .AddSingleton<IColleagues, Colleagues>()
        .AddSingleton<ISavedViews, SavedViews>()
        .AddSingleton<IAccountNotes, AccountNotes>()
        .AddSingleton<IAccountTags, AccountTags>()
        .AddSingleton<IQueryHistory, QueryHistory>()
        .AddSingleton<IKeptQueries, KeptQueries>()
        .AddSingleton<IInvestigations, Investigations>()
        .AddSingleton<IBulkJobs, BulkJobs>()
        .AddSingleton<IAnalysisResults, AnalysisStore>()
        .AddSingleton<ICampaignDesk, CampaignDesk>()
        .AddSingleton<ICampaignLists, CampaignLists>()
        .AddSingleton<IAccountGroups, CampaignAccounts>()
        .AddSingleton<ICampaignPools, CampaignPoolFindings>()
        .AddSingleton<IPoolTurns, PoolTurns>()
        .AddSingleton<ISuggestions, Suggestions>()
        .AddSingleton<ILineage, Lineage>()
        .AddSingleton<ICampaignTasks, CampaignTasks>()
        .AddSingleton<IAttachments, Attachments>()
        .AddSingleton<ICampaignTimeline, CampaignTimeline>()
        .AddSingleton<ICampaignTrails, DecisionTrails>()
        .AddSingleton<ICampaignTrails, CountermeasureTrails>()
        .AddSingleton<ICampaignTrails, FingerprintTrails>()
        .AddSingleton<ICampaignTrails, SharingTrails>()
        .AddSingleton<Conflicts>()
        .AddSingleton<IConflicts>(s => s.GetRequiredService<Conflicts>())
        .AddSingleton<IHypotheses, Hypotheses>()
        .AddSingleton<CampaignHolds>()
        .AddSingleton<ICampaignHolds>(s => s.GetRequiredService<CampaignHolds>())
        .AddSingleton<ILegalHolds>(s => s.GetRequiredService<CampaignHolds>())
        .AddSingleton<FingerprintSecrets>()
        .AddSingleton<IFingerprints, FingerprintRegistry>()
        .AddSingleton<IModelTests, ModelTests>()
        .AddSingleton<IWatchList, WatchList>()
        .AddSingleton<IAnswerKeys, AnswerKeys>()
        .AddSingleton<IPlacementExemptions, AllowListExemptions>()
        .AddSingleton<IFreezeDesk, FreezeDesk>()
        .AddSingleton<IBanDesk, BanDesk>()
        .AddSingleton<IActionDesk, ActionDesk>()
        .AddSingleton<IStaggeredActs, StaggeredActs>()
        .AddSingleton<BurntPools>()
        .AddSingleton<IBurntPools>(s => s.GetRequiredService<BurntPools>())
        .AddSingleton<IHeirs>(s => s.GetRequiredService<BurntPools>())
        .AddSingleton<IAllowList, AllowList>()
        .AddSingleton<IAppeals, Appeals>()
        .AddSingleton<IEvidencePacks, EvidencePacks>()
        .AddSingleton<IEvidenceRetention, EvidenceRetention>()
        .AddSingleton<ICitations, Citations>()
        .AddSingleton<IDecisionStream, DecisionStream>()
        .AddSingleton<IEnforcementPoints, EnforcementPoints>()
        .AddSingleton<IBreaches, Breaches>()
        .AddSingleton<IEnforcementFigures, EnforcementCounts>()
        .AddSingleton<ICaseOutcomes, CaseOutcomes>()
        .AddSingleton<IAssumptions, AssumptionStore>()
        .AddSingleton<IBlindReviews, BlindReviews>()
        .AddSingleton<IPolicyDesk, PolicyDesk>()
        .AddSingleton<ICountermeasures, CountermeasureLedger>()
        .AddSingleton<ISegments, Segments>()
        .AddSingleton<IDeclarations, Declarations>()
        .AddSingleton<Verifications>()
        .AddSingleton<IVerifications>(s => s.GetRequiredService<Verifications>())
        .AddSingleton<IVerified>(s => s.GetRequiredService<Verifications>())
        .AddSingleton<IVerificationResults>(s => s.GetRequiredService<Verifications>())
        .AddSingleton<IHonestSigns>(s => s.GetRequiredService<Verifications>())
        .AddSingleton<LeakedKeyDesk>()
        .AddSingleton<ILeakedKeys>(s => s.GetRequiredService<LeakedKeyDesk>())
        .AddSingleton<ILeakedKeySigns>(s => s.GetRequiredService<LeakedKeyDesk>())
        .AddSingleton<WebhookSecrets>()
        .AddSingleton<IWebhooks, Webhooks>()
        .AddSingleton<IWebhookOutbox, WebhookOutbox>()
        .AddSingleton<IFollowsActs, CaseNotices>()
        .AddSingleton<IAlertDestinations, AlertDestinations>()
        .AddSingleton<IAlertFeed, AlertFeed>()
        .AddSingleton<PartnerSecrets>()
        .AddSingleton<IPartners, Partners>()
        .AddSingleton<IReleases, Releases>()
        .AddSingleton<IMatching, Matching>()
        .AddSingleton<CampaignBrief>()
        .AddSingleton<BundleMaking>()
        .AddSingleton<ISharingDesk, SharingDesk>()
        .AddSingleton<IReleaseDesk, ReleaseDesk>()
        .AddSingleton<IBundleLedger, BundleLedger>()
        .AddSingleton<IPartnerFigures, PartnerFigureCounts>()
        .AddSingleton<IInquiries, InquiryLog>()
        .AddSingleton<AnswerMaking>()
        .AddSingleton<IAnswerDesk, AnswerPackDesk>()
        .AddSingleton<ISharedObjects, SharedObjects>()
        .AddSingleton<InboundSecrets>()
        .AddSingleton<IInboundIntake, InboundIntake>()
        .AddSingleton<IInboundDesk, InboundDesk>()
        .AddSingleton<ISightingDesk, SightingDesk>()
        .AddSingleton<IReportedSigns, InboundSigns>();

    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        // The framework's key repository asks its own scope for a context; nothing else may: desks open theirs from the factory.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<InvestigatorDb>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("Investigator").PersistKeysToDbContext<InvestigatorDb>();
        return services;
    }
}
