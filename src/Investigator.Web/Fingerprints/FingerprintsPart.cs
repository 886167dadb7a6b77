using Investigator.Domain.Fingerprints;
using Investigator.Web.Shell;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Fingerprints;

/// <summary>What the room brings to the console.</summary>
public sealed class FingerprintsPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<FingerprintOptions>().BindConfiguration(FingerprintOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ITokenizers, ConfiguredTokenizers>().AddSingleton<AnswerDesk>();
        builder.Services.AddHttpClient(SuspectQuestioner.Client)
            .ConfigureHttpClient((services, http) =>
            {
                var options = services.GetRequiredService<IOptions<FingerprintOptions>>().Value;
                (http.Timeout, http.MaxResponseContentBufferSize) = (options.AnswerTimeout, options.MostReplyBytes);
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0 })
            .RemoveAllLoggers(); // an address may carry a secret in its query
        builder.Services.AddSingleton<SuspectQuestioner>().AddHostedService(services => services.GetRequiredService<SuspectQuestioner>());
    }
}
