using Grpc.Core;
using Grpc.Net.Client;
using Investigator.Domain.Audit;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

/// <summary>An exporter that speaks gRPC, on Google's client; messages are the bytes of samples.</summary>
internal sealed class GrpcExporter(Uri address, string? key) : IDisposable
{
    public const string Traces = "opentelemetry.proto.collector.trace.v1.TraceService";
    public const string Logs = "opentelemetry.proto.collector.logs.v1.LogsService";

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(message => message, bytes => bytes);

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    public static async Task<GrpcExporter> WithKeyAsync(RunningConsole console, Uri address, ApiScope scopes = ApiScope.Ingest)
    {
        var admin = new Person("admin-1", "Admin 1", Role.Admin);
        var made = await console.Services.GetRequiredService<IApiClients>().CreateAsync(admin, "exporter" + Guid.NewGuid().ToString("N"), scopes, CancellationToken.None);
        return new(address, made.Value!.Key);
    }

    /// <returns>The response message.</returns>
    /// <exception cref="RpcException">What the console refused with.</exception>
    public async Task<byte[]> SendAsync(string service, byte[] message, string? encoding = null)
    {
        var headers = new Metadata();
        if (key is not null) headers.Add("authorization", "Bearer " + key);
        if (encoding is not null) headers.Add("grpc-internal-encoding-request", encoding);
        var method = new Method<byte[], byte[]>(MethodType.Unary, service, "Export", Bytes, Bytes);
        using var call = _channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(headers, DateTime.UtcNow.AddMinutes(2)), message);
        return await call;
    }

    public async Task<RpcException> RefusedAsync(string service, byte[] message, string? encoding = null) =>
        await Assert.ThrowsAsync<RpcException>(() => SendAsync(service, message, encoding));

    public void Dispose() => _channel.Dispose();
}
