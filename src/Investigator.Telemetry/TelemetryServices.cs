using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Domain.Text;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Telemetry.Ingest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Investigator.Telemetry;

/// <summary>Puts the embedded telemetry store and its answers into the container.</summary>
public static class TelemetryServices
{
    /// <summary>The store opens when it is first asked for; its <see cref="TelemetryUnavailable"/> then says what is wrong with it.</summary>
    /// <param name="configure">Usually binds the section <c>Telemetry</c> and sets the data folder.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, Action<TelemetryOptions> configure)
    {
        services.AddOptions<TelemetryOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => WatchedFamilyTable.Load(provider.GetRequiredService<TelemetryStore>()));
        services.TryAddSingleton(provider => new PromptReader(PromptFamilies.BuiltIn, provider.GetRequiredService<WatchedFamilies>()));
        services.TryAddSingleton<News>();
        services.AddSingleton(provider => TelemetryStore.Open(Options(provider)));
        services.AddSingleton(provider => new NetworkAtlas(Options(provider)));
        services.AddSingleton(provider => new BatchWriter(
            provider.GetRequiredService<TelemetryStore>(), Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddOptions<FormatOptions>();
        services.AddSingleton(provider => new FormatCatalogue(provider.GetRequiredService<IOptions<FormatOptions>>().Value));
        services.AddSingleton(provider => new LogReaders(provider.GetRequiredService<FormatCatalogue>(), Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IUsageIngest>(provider => new DuckDbIngest(
            provider.GetRequiredService<TelemetryStore>(), provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<LogReaders>(), provider.GetRequiredService<PromptReader>(),
            provider.GetRequiredService<NetworkAtlas>(), provider.GetRequiredService<News>(), Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IQuarantine, DuckDbQuarantine>();
        services.AddSingleton<IIngestLedger, DuckDbLedger>();
        services.AddSingleton<ICoverage, DuckDbCoverage>();
        services.AddSingleton<IFileLedger, DuckDbFileLedger>();
        services.AddSingleton<ILogFormats>(provider => new LogFormats(provider.GetRequiredService<FormatCatalogue>(), provider.GetRequiredService<LogReaders>()));
        services.AddSingleton<IRedrive>(provider => new Redrive(
            provider.GetRequiredService<TelemetryStore>(), provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<LogReaders>(), provider.GetRequiredService<PromptReader>(),
            provider.GetRequiredService<NetworkAtlas>(), provider.GetRequiredService<News>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAccountUsage, DuckDbAccountUsage>();
        services.AddSingleton<IResourceUsers>(provider => provider.GetRequiredService<IAccountUsage>());
        services.AddSingleton<IResourceValues, DuckDbResourceValues>();
        services.AddSingleton<IUsageLists>(provider => new DuckDbUsageLists(
            provider.GetRequiredService<TelemetryStore>(), provider.GetRequiredService<IAccountUsage>(), provider.GetRequiredService<IResourceValues>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IAttributeHistory, AccountChanges>();
        services.AddSingleton<IResourceCourse, DuckDbResourceCourse>();
        services.AddSingleton<IGroundQuestions, DuckDbGround>();
        services.AddSingleton<IPromptTexts, DuckDbPromptTexts>();
        services.AddSingleton<IHarvestQuestions, DuckDbHarvest>();
        services.AddSingleton<IPoolQuestions, DuckDbPools>();
        services.AddSingleton<IAnsweredQuestions, DuckDbAnswered>();
        services.AddSingleton<INeighbourQuestions, DuckDbNeighbours>();
        services.AddSingleton<IReachQuestions, DuckDbReach>();
        services.AddSingleton<IPlacements, DuckDbPlacements>();
        services.AddSingleton<IServedAnswers, DuckDbServedAnswers>();
        services.AddSingleton<IExemptQuestions, DuckDbExempt>();
        services.AddSingleton<ICourseQuestions, DuckDbCourse>();
        services.AddSingleton<IPolicyQuestions, DuckDbPolicyFacts>();
        services.AddSingleton<IRateQuestions, DuckDbRates>();
        services.AddSingleton<IInquiryQuestions, DuckDbInquiries>();
        services.AddSingleton<ILeakedKeyQuestions, DuckDbLeakedKeys>();
        services.AddSingleton<ICitedEvents, DuckDbCitedEvents>();
        services.AddSingleton<ILegalHolds, ConfiguredHolds>();
        services.AddSingleton(provider => new UsageRetention(
            provider.GetRequiredService<TelemetryStore>(), provider.GetServices<ILegalHolds>().ToList(), Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DaySealing(provider.GetRequiredService<TelemetryStore>(), Options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new TelemetryUpkeep(
            provider.GetRequiredService<TelemetryStore>(), provider.GetRequiredService<BatchWriter>(), provider.GetRequiredService<UsageRetention>(), provider.GetRequiredService<DaySealing>()));
        services.AddSingleton<IUsageQuestions>(provider => new UsageQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<IRuleQuestions>(provider => new RuleQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<IFamilyQuestions>(provider => new FamilyQuestions(provider.GetRequiredService<TelemetryStore>(), provider.GetRequiredService<WatchedFamilies>()));
        services.AddSingleton<IHeirQuestions>(provider => new HeirQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<ILinkQuestions>(provider => new LinkQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<ILaneQuestions>(provider => new LaneQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<IMatchValues>(provider => new DuckDbMatchValues(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<IReportedQuestions>(provider => new ReportedQuestions(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<IKeyedAttributes>(provider => new DuckDbKeyedAttributes(provider.GetRequiredService<TelemetryStore>()));
        services.AddSingleton<ISharingFacts>(provider => new DuckDbSharingFacts(provider.GetRequiredService<TelemetryStore>()));
        return services;
    }

    private static TelemetryOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;
}
