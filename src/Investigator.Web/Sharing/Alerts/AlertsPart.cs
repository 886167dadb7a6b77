using Investigator.Web.Shell;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>What alerts bring to the console.</summary>
public sealed class AlertsPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(HttpWire.Client)
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan) // the sender has its own patience
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 16, MaxResponseDrainSize = 0 })
            .RemoveAllLoggers(); // an address may carry a secret in its query
        builder.Services.AddSingleton<IAlertWire, FileWire>().AddSingleton<IAlertWire, HttpWire>().AddSingleton<IAlertWire, SyslogWire>();
        builder.Services.AddSingleton<AlertSender>().AddHostedService(services => services.GetRequiredService<AlertSender>());
    }
}
