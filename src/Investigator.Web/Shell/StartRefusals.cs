using Microsoft.Extensions.Options;

namespace Investigator.Web.Shell;

/// <summary>Whether the console may start as it is configured.</summary>
internal static class StartRefusals
{
    /// <summary>Everything that is wrong with the configuration, for all rooms at once; empty if the console may start. Nothing is opened or bound before.</summary>
    public static IReadOnlyList<string> RefusalsToStart(this IHost app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
        catch (AggregateException many) when (many.InnerExceptions.All(one => one is OptionsValidationException))
        {
            return [.. many.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)];
        }
    }
}
