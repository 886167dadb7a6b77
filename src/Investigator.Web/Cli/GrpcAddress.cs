using Investigator.Web.Audit;

namespace Investigator.Web.Cli;

/// <summary>
/// Without encryption a port speaks HTTP/1.1 or HTTP/2, not both, and gRPC needs the second: <c>Ingest:Grpc</c> names an address of its own for it, such as <c>http://localhost:4317</c>.
/// </summary>
internal static class GrpcAddress
{
    private const string Endpoint = "Kestrel:Endpoints:OtlpGrpc";

    /// <summary>Has the server listen there too. Addresses given as <c>urls</c> become endpoints, since a server heeds only one of the two.</summary>
    public static void Listen(ConfigurationManager configuration)
    {
        if (configuration[ListeningAddresses.Grpc] is not { Length: > 0 } address) return;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Port <= 0)
            throw new InvalidOperationException($"Ingest:Grpc is \"{address}\", which is no address to listen on. Write one with a port of its own, such as http://localhost:4317.") { Source = "Microsoft.Extensions.Configuration" };
        var urls = ListeningAddresses.Configured(configuration);
        if (!configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            for (var i = 0; i < urls.Count; i++) configuration[$"Kestrel:Endpoints:Console{i}:Url"] = urls[i];
            configuration["urls"] = "";
        }
        configuration[Endpoint + ":Url"] = address;
        configuration[Endpoint + ":Protocols"] = "Http2";
    }
}
