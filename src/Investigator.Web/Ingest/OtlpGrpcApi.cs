using System.Buffers.Binary;
using System.Security.Claims;
using Investigator.Telemetry.Ingest.Otlp;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.Features;

namespace Investigator.Web.Ingest;

/// <summary>
/// OTLP over gRPC: what <see cref="OtlpApi"/> takes over HTTP, for exporters and collectors that speak gRPC. Same keys, same gate, same limits. It needs HTTP/2: on an https address
/// it is there by itself, without encryption it needs the address that <c>Ingest:Grpc</c> names.
/// </summary>
public sealed class OtlpGrpcApi : IConsolePart
{
    private const string Services = "/opentelemetry.proto.collector.";
    private const int Prefix = 5;

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").RequireAuthorization(Tasks.DeliverUsage).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().ExcludeFromDescription();
        api.MapPost(Services + "trace.v1.TraceService/Export", (HttpContext http, CancellationToken ct) => TakeAsync(OtlpSignal.Traces, http, ct));
        api.MapPost(Services + "logs.v1.LogsService/Export", (HttpContext http, CancellationToken ct) => TakeAsync(OtlpSignal.Logs, http, ct));
        api.MapPost(Services + "{service}/{method}", (HttpContext http) => Grpc.RefuseAsync(http, Grpc.Unimplemented, "Only traces and logs are taken here."));
    }

    private static async Task TakeAsync(OtlpSignal signal, HttpContext http, CancellationToken ct)
    {
        if (!Grpc.IsAsked(http.Request) || !http.Response.SupportsTrailers())
        {
            await TypedResults.Problem("This is a gRPC service. Send application/grpc over HTTP/2: to an https address, or to the one that Ingest:Grpc names.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Not gRPC").ExecuteAsync(http);
            return;
        }

        var intake = http.RequestServices.GetRequiredService<OtlpIntake>();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = intake.MostBytes + Prefix;
        var head = new byte[Prefix];
        var read = await http.Request.Body.ReadAtLeastAsync(head, Prefix, throwOnEndOfStream: false, ct);
        var length = read < Prefix ? 0 : BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(1));
        if (read < Prefix) await Grpc.RefuseAsync(http, Grpc.InvalidArgument, "The call holds no message.");
        else if (head[0] == 1 && http.Request.Headers["grpc-encoding"].ToString() is not ("gzip" or "zstd")) await Grpc.RefuseAsync(http, Grpc.Unimplemented, "Send the message plain, as gzip or as zstd.");
        else if (length > intake.MostBytes) await Grpc.RefuseAsync(http, Grpc.ResourceExhausted, OtlpBody.TooLarge(intake.MostBytes));
        else
        {
            await using var message = new FramedBody(http.Request.Body, length);
            await AnswerAsync(http, await intake.TakeAsync(signal, isJson: false, message, http.User.FindFirstValue("name"), ct), ct);
        }
    }

    private static Task AnswerAsync(HttpContext http, OtlpOutcome done, CancellationToken ct) => done.Fate switch
    {
        OtlpFate.Taken => Grpc.AnswerAsync(http, ProtoBytes.Partial(done.Rejected, done.Message), ct),
        OtlpFate.Broken => Grpc.RefuseAsync(http, Grpc.InvalidArgument, done.Message!),
        OtlpFate.TooLarge => Grpc.RefuseAsync(http, Grpc.ResourceExhausted, done.Message!), // without a time to come back: the same message stays too large
        OtlpFate.Busy => Grpc.RefuseAsync(http, Grpc.ResourceExhausted, done.Message!, done.ComeBackAfterSeconds),
        OtlpFate.Later => Grpc.RefuseAsync(http, Grpc.Unavailable, done.Message!, done.ComeBackAfterSeconds),
    };
}
