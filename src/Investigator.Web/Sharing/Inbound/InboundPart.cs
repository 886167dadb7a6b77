using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>What comes in from others, for the console.</summary>
public sealed class InboundPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<InboundOptions>().BindConfiguration(InboundOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(PullClient.Client)
            .ConfigureHttpClient((services, http) => http.Timeout = services.GetRequiredService<IOptions<InboundOptions>>().Value.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0 })
            .RemoveAllLoggers(); // an address may carry a secret in its query
        builder.Services.AddSingleton<PullClient>().AddSingleton<TaxiiPull>().AddSingleton<MispPull>();
        builder.Services.AddSingleton<InboundPuller>().AddHostedService(services => services.GetRequiredService<InboundPuller>());
    }
}
