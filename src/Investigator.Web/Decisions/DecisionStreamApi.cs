using System.Globalization;
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
        .AddSingleton<StartingPoint>().AddSingleton<SharedChanges>()
        .AddSingleton<PointWatch>().AddHostedService(services => services.GetRequiredService<PointWatch>())
        // No secret and nothing that a stranger wrote beside one lies in these answers, so packing them under TLS gives nothing away.
        .AddResponseCompression(packing => (packing.EnableForHttps, packing.MimeTypes) = (true, ["application/json"]))
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = System.IO.Compression.CompressionLevel.Fastest);

    public void Use(IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments(Place, StringComparison.OrdinalIgnoreCase), branch => branch.UseResponseCompression());

    public void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Place).RequireAuthorization(Tasks.PullDecisions).RequireRateLimiting(RateLimits.Api).WithTags("Decisions");
        group.MapGet("/stream", ReadAsync).Produces<DecisionReply>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("Decisions that came into force or ended after a position, in order. Start with startup=true, go on with since=next; wait=30 waits for the next change; understands=… widens it to other measures and scopes.");
        group.MapGet("/check", CheckAsync).Produces(StatusCodes.Status204NoContent).Produces(StatusCodes.Status403Forbidden)
            .WithSummary("Whether a request may be served, by account, key, organization, address and session: 204, or 403 with the decision in Investigator-Decision; milder measures in Investigator-Measures. For auth_request and ext_authz.");
        // Envoy sends the request's own method, and its path and query behind this one.
        group.Map("/ext-authz/{**path}", AuthorizeAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadAsync(
        HttpContext http, IDecisionStream stream, StartingPoint start, SharedChanges changes, DecisionWatch watch, FollowingPoint point, CancellationToken ct, long since = 0, int take = 1000, int wait = 0, bool startup = false,
        string understands = "freeze,ban")
    {
        if (since < 0) return Wrong("\"since\" is the \"next\" of the reply before, or 0 to start.", "No such position");
        if (take is < 1 or > MostAtOnce) return Wrong($"\"take\" lies between 1 and {MostAtOnce}.", "Too many or too few");
        if (wait is < 0 or > LongestWait) return Wrong($"\"wait\" lies between 0 and {LongestWait} seconds.", "Too long");
        if (EnforcedKindSets.Parse(understands) is not { } known) return Wrong("\"understands\" lists observe, throttle, step-up, degrade, freeze, ban, and scopes.", "Unknown kind");
        // A gateway is told of what it says it understands, as far as it is meant to be told: who says nothing gets freezes and bans of accounts alone.
        var kinds = known & await point.KindsAsync(http.User, ct);
        if (startup)
        {
            var (position, json) = await start.ReadAsync(kinds, ct);
            point.Told(http.User, position);
            return Unchanged(http, $"\"all-{position}{Only(kinds)}\"") ?? Results.Bytes(json, "application/json");
        }

        point.Told(http.User, since);
        var page = await changes.ReadAsync(since, take, ct);
        if (page.Found is { Changes.Count: 0, More: false } && since > await stream.PositionAsync(ct))
            return Results.Problem("Nothing so late was ever decided here: the store was set back. Start again with startup=true.", statusCode: StatusCodes.Status410Gone, title: "Start again");
        if (page.Found is { Changes.Count: 0, More: false } && wait > 0 && await watch.WaitAsync(since, TimeSpan.FromSeconds(wait), ct)) page = await changes.ReadAsync(since, take, ct);
        point.Told(http.User, page.Found.Next);
        return Unchanged(http, $"\"{since}-{page.Found.Next}{(page.Found.More ? $"+{page.Found.Changes.Count}" : "")}{Only(kinds)}\"") ?? Results.Bytes(page.Json(kinds), "application/json");
    }

    private static async Task<IResult> CheckAsync(
        HttpContext http, IActionDesk decisions, FollowingPoint point, CancellationToken ct, string? account = null, string? key = null, string? organization = null, string? address = null, string? session = null)
    {
        var request = new RequestSubject(
            account ?? Said(http, "Investigator-Account"), key ?? Said(http, "Investigator-Key"), organization ?? Said(http, "Investigator-Organization"), address ?? Said(http, "Investigator-Address"), session ?? Said(http, "Investigator-Session"));
        if (new[] { request.Account, request.Key, request.Organization, request.Address, request.Session }.All(string.IsNullOrEmpty))
            return Wrong("Name the account with ?account= or in the header Investigator-Account; or key, organization, address or session alike.", "About what?");
        return await AnswerAsync(http, request, decisions, point, Results.NoContent(), ct);
    }

    // By headers alone: the query is the customer's own, and would let them say who they are. Envoy goes on at 200 and at nothing else.
    private static async Task<IResult> AuthorizeAsync(HttpContext http, IActionDesk decisions, FollowingPoint point, CancellationToken ct)
    {
        var request = new RequestSubject(Said(http, "Investigator-Account") ?? Said(http, "X-Account"), Said(http, "Investigator-Key"), Said(http, "Investigator-Organization"), Said(http, "Investigator-Address"),
            Said(http, "Investigator-Session") ?? Said(http, "X-Session"));
        return new[] { request.Account, request.Key, request.Organization, request.Address, request.Session }.All(string.IsNullOrEmpty)
            ? Wrong("Nothing names the account. Let Envoy hand on x-account (allowed_headers), as your authentication sets it.", "About what?")
            : await AnswerAsync(http, request, decisions, point, Results.Ok(), ct);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, RequestSubject request, IActionDesk decisions, FollowingPoint point, IResult serves, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        point.Asked(http.User);
        var found = await decisions.AgainstAsync(request, ct);
        if (found.Count == 0) return serves;
        var kinds = await point.KindsAsync(http.User, ct);
        var told = found.Where(d => kinds.Take(d.Kind, d.Scope)).ToList();
        if (told.Count == 0) return serves;
        // The gravest first. What does not stop the request stands in a header of its own, which who does not know it passes over.
        if (told.Where(d => !d.Kind.Stops()).ToList() is { Count: > 0 } milder) http.Response.Headers["Investigator-Measures"] = string.Join(", ", milder.Select(Measure).Distinct());
        if (!told[0].Kind.Stops()) return serves;
        http.Response.Headers["Investigator-Decision"] = told[0].Kind.Word();
        return Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private static string? Said(HttpContext http, string header) => http.Request.Headers[header].FirstOrDefault();

    private static string Measure(Decision decision) => decision.Kind switch
    {
        DecisionKind.Throttle => string.Create(CultureInfo.InvariantCulture, $"throttle;requests-per-minute={decision.RequestsPerMinute}"),
        DecisionKind.Degrade => $"degrade;without=\"{string.Join(' ', decision.Degradation.Words())}\"",
        _ => decision.Kind.Word(),
    };

    // A point whose kinds were changed has another answer under the same position.
    private static string Only(EnforcedKinds kinds) => kinds is EnforcedKinds.Stops ? "" : $"-{kinds}";

    private static IResult? Unchanged(HttpContext http, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)) ? Results.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    private static IResult Wrong(string says, string title) => Results.Problem(says, statusCode: StatusCodes.Status400BadRequest, title: title);
}
