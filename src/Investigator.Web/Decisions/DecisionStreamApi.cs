using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Investigator.Web.Decisions;

/// <summary>What enforcement points pull.</summary>
public sealed class DecisionStreamApi : IConsolePart
{
    private const string Place = "/api/v1/decisions";
    private const int MostAtOnce = 5000;
    private const int LongestWait = 60;

    public void Add(IHostApplicationBuilder builder) => builder.Services
        .AddHostedService<FreezeExpiry>()
        .AddSingleton<DecisionWatch>()
        .AddSingleton<StartingPoint>()
        .AddSingleton<PointWatch>().AddHostedService(services => services.GetRequiredService<PointWatch>())
        // No secret and nothing that a stranger wrote beside one lies in these answers, so packing them under TLS gives nothing away.
        .AddResponseCompression(packing => (packing.EnableForHttps, packing.MimeTypes) = (true, ["application/json"]))
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = System.IO.Compression.CompressionLevel.Fastest);

    public void Use(IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments(Place, StringComparison.OrdinalIgnoreCase), branch => branch.UseResponseCompression());

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Place).RequireAuthorization(Tasks.PullDecisions).RequireRateLimiting(RateLimits.Api).WithTags("Decisions");
        group.MapGet("/stream", ReadAsync).Produces<DecisionReply>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("Decisions that came into force or ended after a position, in order. Start with startup=true, go on with since=next; wait=30 waits for the next change.");
        group.MapGet("/check", CheckAsync).Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status403Forbidden)
            .WithSummary("Whether an account may be served: 204, or 403 with the decision in Investigator-Decision. For auth_request and ext_authz.");
    }

    private static async Task<IResult> ReadAsync(
        HttpContext http, IDecisionStream stream, StartingPoint start, DecisionWatch watch, FollowingPoint point, CancellationToken ct, long since = 0, int take = 1000, int wait = 0, bool startup = false)
    {
        if (since < 0) return Wrong("\"since\" is the \"next\" of the reply before, or 0 to start.", "No such position");
        if (take is < 1 or > MostAtOnce) return Wrong($"\"take\" lies between 1 and {MostAtOnce}.", "Too many or too few");
        if (wait is < 0 or > LongestWait) return Wrong($"\"wait\" lies between 0 and {LongestWait} seconds.", "Too long");
        var kinds = await point.KindsAsync(http.User, ct);
        if (startup)
        {
            var (position, json) = await start.ReadAsync(kinds, ct);
            point.Told(http.User, position);
            return Unchanged(http, $"\"all-{position}{Only(kinds)}\"") ?? Results.Bytes(json, "application/json");
        }

        point.Told(http.User, since);
        var found = await stream.SinceAsync(since, take, ct);
        if (found.Changes.Count == 0 && since > await stream.PositionAsync(ct))
            return Results.Problem("Nothing so late was ever decided here: the store was set back. Start again with startup=true.", statusCode: StatusCodes.Status410Gone, title: "Start again");
        if (found.Changes.Count == 0 && wait > 0 && await watch.WaitAsync(since, TimeSpan.FromSeconds(wait), ct)) found = await stream.SinceAsync(since, take, ct);
        point.Told(http.User, found.Next);
        return Unchanged(http, $"\"{since}-{found.Next}{Only(kinds)}\"") ?? Results.Ok(DecisionReply.Of(found, kinds));
    }

    private static async Task<IResult> CheckAsync(HttpContext http, IFreezeDesk decisions, FollowingPoint point, CancellationToken ct, string? account = null)
    {
        account ??= http.Request.Headers["Investigator-Account"].FirstOrDefault();
        if (string.IsNullOrEmpty(account))
            return Wrong("Name the account with ?account= or in the header Investigator-Account.", "Which account?");
        http.Response.Headers.CacheControl = "no-store";
        point.Asked(http.User);
        if (!(await decisions.StandingAsync([new(account)], ct)).TryGetValue(new(account), out var kind)) return Results.NoContent();
        var kinds = await point.KindsAsync(http.User, ct);
        if (!kinds.Take(kind))
        {
            // The gravest is not this point's: a lesser one may be.
            if ((await decisions.OfAccountAsync(new(account), ct)).FirstOrDefault(d => d.Stands && kinds.Take(d.Kind)) is not { } other) return Results.NoContent();
            kind = other.Kind;
        }

        http.Response.Headers["Investigator-Decision"] = DecisionReply.Word(kind);
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    // A point whose kinds were changed has another answer under the same position.
    private static string Only(EnforcedKinds kinds) => kinds is EnforcedKinds.All ? "" : $"-{kinds}";

    private static IResult? Unchanged(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)) ? Results.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    private static IResult Wrong(string says, string title) => Results.Problem(says, statusCode: StatusCodes.Status400BadRequest, title: title);
}
