using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;
using LinkOptions = Investigator.Domain.Linking.LinkOptions;

namespace Investigator.Web.Triage;

/// <summary>The analysis with its options, and what the console shows of it.</summary>
public sealed class AnalysisServices : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TriageOptions>().BindConfiguration("Triage").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AnalysisState>().AddHostedService<AnalysisLoop>();
        builder.Services.AddSingleton<LiveAnalysis>().AddSingleton<RetroHunt>().AddHostedService<LiveWatch>();
        builder.Services.AddSingleton<PromptDesk>().AddSingleton<QueryAddresses>();
        builder.Services.AddSingleton<Presence>().AddSingleton<BulkRunner>().AddHostedService(s => s.GetRequiredService<BulkRunner>());
        builder.Services.AddSingleton<ISearchSource, AccountSearch>();
    }
}

/// <summary>Registers the analysis for the console and the command line alike.</summary>
internal static class AnalysisRegistration
{
    public static IServiceCollection AddAnalysis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnalysisOptions>().BindConfiguration("Analysis").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AnalysisSchedule>().BindConfiguration("Analysis").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LinkOptions>().BindConfiguration("Analysis:Links").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ClusterOptions>().BindConfiguration("Analysis:Clusters").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<TrialOptions>().BindConfiguration("Analysis:Trials").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ScoreOptions>().BindConfiguration("Analysis:Score").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<AnalysisOptions>>().Value);
        services.AddSingleton(s => s.GetRequiredService<IOptions<LinkOptions>>().Value);
        services.AddSingleton(s => s.GetRequiredService<IOptions<ClusterOptions>>().Value);
        services.AddSingleton(s => s.GetRequiredService<IOptions<TrialOptions>>().Value);
        services.AddSingleton(s => s.GetRequiredService<IOptions<ScoreOptions>>().Value);
        services.AddOptions<HeirOptions>().BindConfiguration("Analysis:Detectors:HeirOfCampaign").ValidateDataAnnotations().ValidateOnStart();
        // Not of the catalogue: it asks who was frozen or banned.
        services.AddSingleton<IDetector>(s => new HeirOfCampaign(s.GetRequiredService<IBurntPools>(), s.GetRequiredService<IHeirQuestions>(), s.GetRequiredService<IOptions<HeirOptions>>().Value));
        // Not of the catalogue either: it asks what others reported.
        services.AddSingleton<IDetector>(s => new ReportedIndicatorMatch(s.GetRequiredService<IReportedSigns>(), s.GetRequiredService<IReportedQuestions>()));
        services.AddSingleton<IDetector>(s => new LeakedKey(s.GetRequiredService<ILeakedKeySigns>(), s.GetRequiredService<IReportedQuestions>()));
        // A detector's options: the section named after them, such as Analysis:Detectors:ReasoningElicitation.
        foreach (var detector in DetectorCatalogue.Create(type => OptionsOf(type, configuration)))
            services.AddSingleton(detector);
        return services.AddSingleton<DetectorRound>().AddSingleton<Backtests>().AddSingleton<WordingSearch>().AddSingleton<LinkFinder>().AddSingleton<ClusterFinder>().AddSingleton<AnalysisGround>().AddSingleton<Analysis>();
    }

    private static object? OptionsOf(Type type, IConfiguration configuration) =>
        configuration.GetSection("Analysis:Detectors:" + type.Name.Replace("Options", "", StringComparison.Ordinal)).Get(type);
}
