using Investigator.Domain.Decisions;
using Investigator.Domain.Triage;
using Investigator.Web.Campaigns;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Decisions;

/// <summary>What the room brings to the console.</summary>
public sealed class DecisionsPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAccountStates, StandingStates>().AddSingleton<IPoolMarks, DecisionMarks>().AddSingleton<ILaneStops, LaneDecisions>().AddSingleton<MeasureSimulation>().AddScoped<DecisionActs>();
        builder.Services.AddOptions<EnforcementOptions>().BindConfiguration(EnforcementOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<EnforcementMeter>().AddSingleton<FollowingPoint>().AddHostedService<BreachWatch>().AddHostedService<EvidenceRounds>().AddHostedService<CitationRounds>();
        builder.Services.AddHttpClient(WebhookSender.Client)
            .ConfigureHttpClient((services, http) => http.Timeout = services.GetRequiredService<IOptions<EnforcementOptions>>().Value.WebhookTimeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0 })
            .RemoveAllLoggers(); // an address may carry a secret in its query
        builder.Services.AddSingleton<SignedPost>();
        builder.Services.AddSingleton<WebhookSender>().AddHostedService(services => services.GetRequiredService<WebhookSender>());
    }
}
