using System.Globalization;
using Investigator.Domain.Fingerprints;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Investigator.Web.Fingerprints;

/// <summary>Where gateways ask what to place, say what they placed, and bring in hashes of answers.</summary>
public sealed class FingerprintApi : IConsolePart
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostPlacements = 1000;
    private const int MostAnswers = 500;
    private const int LongestId = 128;
    private const int LongestTrap = 64;

    public void Map(IEndpointRouteBuilder routes)
    {
        var prints = routes.MapGroup("/api/v1/fingerprints").RequireAuthorization(Tasks.PlaceFingerprints).RequireRateLimiting(RateLimits.Api).WithTags("Fingerprints").DisableAntiforgery();
        prints.MapGet("/placements/plan", PlanAsync).Produces<PlanReply>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What to place into the answers of an account now. Keep it for a minute at most: a fingerprint that was stopped is stopped then.");
        prints.MapPost("/placements", PlaceAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<PlacementRequest>("application/json")
            .Produces<PlacementReply>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Says which answers carried which fingerprints. Saying it again changes nothing; a fingerprint that never was in service refuses the whole.");
        prints.MapPost("/answers", TakeAnswersAsync).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).Accepts<AnswersRequest>("application/json")
            .Produces<AnswersReply>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Brings in answers that were served, as text or as hashes of their word runs. The text is not kept.");
    }

    private static async Task<IResult> PlanAsync(HttpContext http, string? account, string? model, IFingerprints registry, CancellationToken ct)
    {
        if (!IsId(account) || model?.Length > 200) return Wrong("Name the account: ?account=ID, and the model if you like.");
        http.Response.Headers.CacheControl = "private, max-age=60";
        return Results.Ok(PlanReply.Of(await registry.PlanAsync(new(account!), model, ct)));
    }

    private static async Task<IResult> PlaceAsync([FromBody] PlacementRequest said, IFingerprints registry, IPlacements placements, TimeProvider clock, CancellationToken ct)
    {
        if (said.Placements is not { Count: >= 1 and <= MostPlacements } rows || rows.Any(r => r is null)) return Wrong("Send 1 to 1,000 placements.");
        var now = clock.GetUtcNow();
        for (var i = 0; i < rows.Count; i++)
            if (!IsId(rows[i].EventId) || !IsId(rows[i].AccountId) || rows[i].Tokens is < 0 or > int.MaxValue || rows[i].TrapId?.Length > LongestTrap || !IsPast(rows[i].PlacedAt, now))
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"Placement {i + 1} lacks an event id or an account id of 1 to 128 characters, has tokens below zero, or a time before 2000 or in the future."));
        var never = await registry.NeverServedAsync([.. rows.Select(r => r.FingerprintId).Distinct()], ct);
        if (never.Count > 0)
            return Results.Problem(
                $"Nothing was taken, because these fingerprints never were in service: {string.Join(", ", never.Take(20))}{(never.Count > 20 ? " and more" : "")}.", statusCode: StatusCodes.Status404NotFound, title: "No such fingerprint");
        var taken = await placements.AddAsync([.. rows.Select(r => new Placement(new(r.EventId!), r.FingerprintId, new(r.AccountId!), r.Tokens, r.PlacedAt ?? now, r.TrapId))], ct);
        return Results.Ok(new PlacementReply(taken, rows.Count - taken));
    }

    private static async Task<IResult> TakeAnswersAsync([FromBody] AnswersRequest said, IServedAnswers answers, IAnswerKeys keys, TimeProvider clock, CancellationToken ct)
    {
        if (said.Answers is not { Count: >= 1 and <= MostAnswers } rows || rows.Any(r => r is null)) return Wrong("Send 1 to 500 answers.");
        if (await keys.LoadAsync(ct) is not { } key) return Results.Problem("The secret of the hashes can't be read. Nothing was taken.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "No key");
        var now = clock.GetUtcNow();
        var kept = new List<ServedAnswer>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!IsId(row.EventId) || !IsId(row.AccountId) || !IsPast(row.ServedAt, now) || Runs(row) is not { } runs)
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"Answer {i + 1} lacks an event id or an account id of 1 to 128 characters, has a time before 2000 or in the future, or neither a text of up to 200,000 characters nor up to 50,000 hashes of 16 hexadecimal digits."));
            if (runs.Count > 0) kept.Add(new(new(row.EventId!), new(row.AccountId!), row.ServedAt ?? now, AnswerGrams.Kept(key, runs)));
        }

        var taken = await answers.AddAsync(kept, ct);
        return Results.Ok(new AnswersReply(taken, kept.Count - taken, rows.Count - kept.Count));
    }

    private static IReadOnlyList<ulong>? Runs(AnswersRequest.Row row)
    {
        if (row.Text is { Length: <= AnswerDesk.Longest } text) return AnswerGrams.Runs(text);
        if (row.Text is not null || row.Hashes is not { Count: <= AnswerGrams.Most } hashes) return null;
        var runs = new ulong[hashes.Count];
        for (var i = 0; i < runs.Length; i++)
            if (hashes[i] is not { Length: 16 } hash || !ulong.TryParse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out runs[i])) return null;
        return runs;
    }

    private static bool IsId(string? id) => id is { Length: >= 1 and <= LongestId };

    // A clock that goes a little ahead is no reason to lose a report.
    private static bool IsPast(DateTimeOffset? at, DateTimeOffset now) => at is not { } time || (time.Year >= 2000 && time <= now.AddMinutes(5));

    private static IResult Wrong(string why) => Results.Problem(why, statusCode: StatusCodes.Status400BadRequest, title: "Not taken");
}
