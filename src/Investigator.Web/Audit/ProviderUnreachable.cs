using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Audit;

/// <summary>A provider that does not answer is no bug of the console: a page says so, and what to do.</summary>
internal sealed class ProviderUnreachable(RequestDelegate next, ILogger<ProviderUnreachable> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception broken) when (!http.Response.HasStarted && IsUnreachable(broken))
        {
            Log.ProviderUnreachable(log, broken);
            http.Response.Clear();
            await new RazorComponentResult<Notice>(new
            {
                Title = "The identity provider does not answer",
                Text = "Nobody can sign in until it does. Try again in a minute. If it stays so: check that the provider runs, that this machine can reach it, and that Authentication:Authority is its issuer address.",
            })
            { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(http);
        }
    }

    // The OpenID Connect handler fetches the provider's configuration at the first challenge and throws this (IDX20803) when it can't.
    private static bool IsUnreachable(Exception broken) =>
        (broken is InvalidOperationException && broken.Message.Contains("IDX20803", StringComparison.Ordinal)) || broken is HttpRequestException
        || (broken is IOException && broken.Message.Contains("IDX20804", StringComparison.Ordinal)) || broken.InnerException is { } inner && IsUnreachable(inner);
}
