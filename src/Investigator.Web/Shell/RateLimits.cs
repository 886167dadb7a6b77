using System.Globalization;
using System.Threading.RateLimiting;

namespace Investigator.Web.Shell;

/// <summary>How much one caller may ask at once, so that one cannot starve the others.</summary>
public sealed class RateLimits : IConsolePart
{
    /// <summary>For machines: eight requests of one key at a time, 24 more wait.</summary>
    public const string Api = "api";

    /// <summary>For sign-ins: 60 a minute from one address.</summary>
    public const string SignIn = "sign-in";

    private const int ComeBackAfterSeconds = 5;

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = async (refused, ct) =>
        {
            const string Wait = "Too many requests at once. Wait a few seconds and send it again; nothing of it was taken.";
            if (Grpc.IsAsked(refused.HttpContext.Request))
            {
                await Grpc.RefuseAsync(refused.HttpContext, Grpc.ResourceExhausted, Wait, ComeBackAfterSeconds);
                return;
            }

            refused.HttpContext.Response.Headers.RetryAfter = ComeBackAfterSeconds.ToString(CultureInfo.InvariantCulture);
            await TypedResults.Problem(Wait, statusCode: 429, title: "Too many requests").ExecuteAsync(refused.HttpContext);
        };
        limits.AddPolicy(Api, OfMachine);
        limits.AddPolicy(SignIn, http => RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = 60, Window = TimeSpan.FromMinutes(1) }));
    });

    /// <summary>The share of one machine: eight requests at a time, 24 more wait.</summary>
    internal static RateLimitPartition<string> OfMachine(HttpContext http) => RateLimitPartition.GetConcurrencyLimiter(
        http.User.FindFirst("sub")?.Value ?? http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = 8, QueueLimit = 24, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
