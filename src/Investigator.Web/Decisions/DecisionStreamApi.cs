using System.Text.Json.Serialization;
using Investigator.Domain.Decisions;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Decisions;

/// <summary>What enforcement points pull.</summary>
public sealed class DecisionStreamApi : IConsolePart
{
    private const int MostAtOnce = 5000;

    public void Add(IHostApplicationBuilder builder) => builder.Services.AddHostedService<FreezeExpiry>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGroup("/api/v1/decisions").RequireAuthorization(Tasks.PullDecisions).RequireRateLimiting(RateLimits.Api).WithTags("Decisions")
        .MapGet("/stream", ReadAsync).WithSummary("Decisions that came into force or ended after a position, in order. Start with since=0, go on with next.");

    private static async Task<Results<Ok<DecisionReply>, ProblemHttpResult>> ReadAsync(IDecisionStream stream, CancellationToken ct, long since = 0, int take = 1000)
    {
        if (since < 0) return TypedResults.Problem("\"since\" is the \"next\" of the reply before, or 0 to start.", statusCode: StatusCodes.Status400BadRequest, title: "No such position");
        if (take is < 1 or > MostAtOnce) return TypedResults.Problem($"\"take\" lies between 1 and {MostAtOnce}.", statusCode: StatusCodes.Status400BadRequest, title: "Too many or too few");
        var found = await stream.SinceAsync(since, take, ct);
        return TypedResults.Ok(new DecisionReply(
            [.. found.Changes.Select(change => new DecisionRow(
                change.Position, change.At, change.DecisionId, change.AccountId.Value, change.Kind is DecisionKind.Ban ? "ban" : "freeze", change.Added ? "added" : "removed", change.ExpiresAt))],
            found.Next, found.More));
    }

    /// <summary>Some changes and where to go on.</summary>
    public sealed record DecisionReply(
        [property: JsonPropertyName("changes")] IReadOnlyList<DecisionRow> Changes, [property: JsonPropertyName("next")] long Next, [property: JsonPropertyName("more")] bool More);

    /// <summary>One change.</summary>
    /// <param name="Change"><c>added</c>: enforce it. <c>removed</c>: stop.</param>
    public sealed record DecisionRow(
        [property: JsonPropertyName("position")] long Position, [property: JsonPropertyName("at")] DateTimeOffset At, [property: JsonPropertyName("decision_id")] Guid DecisionId,
        [property: JsonPropertyName("account_id")] string AccountId, [property: JsonPropertyName("kind")] string Kind, [property: JsonPropertyName("change")] string Change,
        [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt);
}
