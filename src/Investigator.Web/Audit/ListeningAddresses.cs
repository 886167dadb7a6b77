using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Investigator.Web.Audit;

/// <summary>Where the console listens, as configured and as bound.</summary>
public sealed class ListeningAddresses(IConfiguration configuration, IServer server)
{
    /// <summary>The address used when nobody names one.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>The setting that names an address for gRPC alone. It has no pages, so it never stands for the console.</summary>
    public const string Grpc = "Ingest:Grpc";

    /// <summary>What configuration asks for, before anything is bound.</summary>
    public static IReadOnlyList<string> Configured(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints;
        if (configuration["urls"] is { Length: > 0 } urls) return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. Ports("http"), .. Ports("https")];

        IEnumerable<string> Ports(string scheme) => // "ports" means: on every address of the machine
            (configuration[scheme + "_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(port => $"{scheme}://*:{port}");
    }

    /// <summary>What is bound now; before the start, what is configured.</summary>
    public IReadOnlyList<string> Bound =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } bound ? [.. bound] : Configured(configuration);

    /// <summary>The one address under which the embedded provider and the console know each other. Addresses are compared as text by OpenID Connect, so "localhost" and "127.0.0.1" are different people.</summary>
    public Uri Canonical => new(Bound.FirstOrDefault(address => IsLoopback(address) && !IsGrpc(address)) ?? Default);

    private bool IsGrpc(string address) =>
        Uri.TryCreate(configuration[Grpc], UriKind.Absolute, out var grpc) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port == grpc.Port;

    /// <summary>Addresses that others on the network could reach.</summary>
    public static IReadOnlyList<string> Foreign(IEnumerable<string> addresses) => [.. addresses.Where(address => !IsLoopback(address))];

    /// <summary>Whether nobody but this machine can reach the address. Anything that is not plainly loopback is not.</summary>
    public static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsLoopbackHost(uri.Host);

    public static bool IsLoopbackHost(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
