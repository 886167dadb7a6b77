using Investigator.Domain.Linking;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using NotFound = Microsoft.AspNetCore.Http.HttpResults.NotFound;

namespace Investigator.Web.Campaigns;

/// <summary>Lockstep lanes as JSON: the series go to the browser once, not through the circuit.</summary>
public sealed class LaneEndpoints : IConsolePart
{
    public void Add(IHostApplicationBuilder builder) => builder.Services.AddSingleton<LaneDrawing>().AddSingleton<PoolLanes>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/console/lanes", LanesAsync).RequireAuthorization(Tasks.Investigate).ExcludeFromDescription();

    /// <param name="from">With <paramref name="to"/>: that stretch by the minute, or by the second when it is short; seconds since 1970.</param>
    internal static async Task<Results<Ok<LanePicture>, NotFound>> LanesAsync(Guid? cluster, Guid? campaign, uint? from, uint? to, PoolLanes pools, CancellationToken ct)
    {
        var picture = from is { } begin && to is { } end
            ? await pools.CloserAsync(cluster, campaign, new(DateTimeOffset.FromUnixTimeSeconds(begin / 60 * 60), DateTimeOffset.FromUnixTimeSeconds(end / 60 * 60)), ct)
            : await pools.DrawAsync(cluster, campaign, ct);
        return picture is null ? TypedResults.NotFound() : TypedResults.Ok(picture);
    }
}
