using Investigator.Web.Shell;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Audit;

/// <summary>Nobody can sign in or out while the identity provider is silent: a page that says so, instead of the page for errors of the console.</summary>
internal sealed class UnreachableProvider(ILogger<UnreachableProvider> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // IDX20803 is the identity library's code for "no metadata from the provider"; it has no exception type of its own.
        if (exception is not InvalidOperationException || !exception.Message.Contains("IDX20803", StringComparison.Ordinal)) return false;
        Log.ProviderUnreachable(log, exception);
        await new RazorComponentResult<Notice>(new
        {
            Title = "The identity provider does not answer",
            Text = "The console signs people in through your identity provider, and cannot reach it now. Try again in a minute; if it keeps failing, an administrator finds the address that was tried and the reason in the console's log.",
        }) { StatusCode = StatusCodes.Status503ServiceUnavailable }.ExecuteAsync(httpContext);
        return true;
    }
}
