using Investigator.Domain.Audit;
using Investigator.Web.Shell;

namespace Investigator.Web.Audit;

/// <summary>What anchors bring to the console.</summary>
public sealed class AnchorPart : IConsolePart
{
    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AnchorOptions>().BindConfiguration(AnchorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AnchorSigner>().AddSingleton<IStatementSigner>(services => services.GetRequiredService<AnchorSigner>()).AddSingleton<AnchorRounds>().AddHostedService(services => services.GetRequiredService<AnchorRounds>());
    }
}
