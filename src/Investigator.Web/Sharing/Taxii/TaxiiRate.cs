using System.Threading.RateLimiting;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.RateLimiting;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>How much one partner's machine may ask at once: as much as any machine, but it is told no in words of TAXII.</summary>
internal sealed class TaxiiRate : IRateLimiterPolicy<string>
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "taxii";

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected { get; } = static async (refused, _) =>
    {
        refused.HttpContext.Response.Headers.RetryAfter = "5";
        await TaxiiAnswer.Refused(StatusCodes.Status429TooManyRequests, "Too many requests", "Eight requests of one key at a time, and 24 that wait. Wait a few seconds and send it again; nothing of it was taken.").ExecuteAsync(refused.HttpContext);
    };

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) => RateLimits.OfMachine(httpContext);
}
