using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Web.Decisions;
using Investigator.Web.Decisions.Outcomes;
using Investigator.Web.Tests.Campaigns;
using Investigator.Web.Tests.Decisions.LeakedKeys;
using Investigator.Web.Tests.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>A tab in which policies, countermeasures, verifications and outcomes are shown.</summary>
public abstract class MeasuresContext : ConsoleContext
{
    protected MeasuresContext() => Register(Services, Measures, Found, new CaseInMemory("Pool", Noon));

    private protected MeasuresInMemory Measures { get; } = new(Noon);

    private protected FindingsInMemory Found { get; } = new();

    internal static void Register(IServiceCollection services, MeasuresInMemory measures, FindingsInMemory found, CaseInMemory campaigns)
    {
        services.AddSingleton<ICaseOutcomes>(measures).AddSingleton<IAssumptions>(measures).AddSingleton<IBlindReviews>(measures).AddSingleton<IPolicyDesk>(measures).AddSingleton<ISegments>(measures);
        services.AddSingleton<IDeclarations>(measures).AddSingleton<IVerifications>(measures).AddSingleton<IVerified>(measures).AddSingleton<ICountermeasures>(measures).AddSingleton<ICourseQuestions>(measures);
        services.AddSingleton<IPolicyQuestions>(measures).AddSingleton<IRateQuestions>(measures).AddSingleton<IAnsweredQuestions>(measures).AddSingleton<IHeirs>(new HeirsInMemory());
        services.AddSingleton<IHits>(found).AddSingleton<IScores>(found).AddSingleton<IClusters>(found).AddSingleton<ICampaignDesk>(campaigns);
        services.AddSingleton<DeclaredUse>().AddSingleton<IDeclared>(s => s.GetRequiredService<DeclaredUse>()).AddSingleton<IHonestSigns>(s => s.GetRequiredService<DeclaredUse>()).AddSingleton<SegmentReport>();
        services.AddSingleton<PolicyGround>().AddSingleton<HonestCustomers>().AddSingleton<PolicySimulation>().AddSingleton<LimitEffects>().AddSingleton<GuardRails>();
        services.AddSingleton<CampaignEconomics>().AddSingleton<IPartnerFigures>(measures).AddSingleton<OutcomeBoard>().AddSingleton<OutcomeCache>();
        services.AddSingleton<ILeakedKeys>(new KeysReported());
        services.AddSingleton<IFreezeDesk>(new FreezesInMemory(Noon)).AddSingleton<IBanDesk>(new NoBans()).AddScoped<DecisionActs>();
    }
}
