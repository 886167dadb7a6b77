using System.Text.Json.Serialization;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Investigator.Web.Ingest;

/// <summary>Whether the process lives and its stores answer. Open to all and says no more than that.</summary>
public sealed class HealthApi : IConsolePart
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/healthz", CheckAsync).AllowAnonymous().WithTags("Health").WithSummary("200 when both stores answer, 503 when one does not.");

    private static async Task<Results<Ok<Health>, JsonHttpResult<Health>>> CheckAsync(IServiceProvider services, CancellationToken ct)
    {
        var health = new Health(
            await AnswersAsync(() => services.GetRequiredService<IIngestLedger>().StoredAsync(ct)),
            await AnswersAsync(() => services.GetRequiredService<IAuditLog>().LoadAsync(new(Take: 1), ct)));
        return health is { Telemetry: "ok", Casework: "ok" } ? TypedResults.Ok(health) : TypedResults.Json(health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string> AnswersAsync(Func<Task> ask)
    {
        try
        {
            await ask();
            return "ok";
        }
#pragma warning disable CA1031 // Whatever keeps the store from answering is the answer.
        catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return "unavailable";
        }
    }

    /// <summary><c>ok</c> or <c>unavailable</c>, for each store.</summary>
    public sealed record Health([property: JsonPropertyName("telemetry")] string Telemetry, [property: JsonPropertyName("casework")] string Casework);
}
