using System.Net;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Http.Extensions;

namespace Investigator.Web.Audit;

/// <summary>
/// With the embedded provider anyone who reaches the console can be anyone. So every request must come in over loopback, name the console's own host (else a web page could reach it
/// through a name it rebinds to 127.0.0.1), and carry no trace of a proxy.
/// </summary>
internal sealed class LoopbackOnly(RequestDelegate next, ListeningAddresses addresses)
{
    private static readonly string[] ProxyHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Real-IP", "Via"];

    // Addresses for machines, which need no sign-in and so no canonical name.
    private static readonly string[] Machines = ["/api", "/healthz", "/metrics", "/taxii2", "/v1"];

    public Task InvokeAsync(HttpContext http)
    {
        var canonical = addresses.Canonical;
        if (http.Connection.LocalIpAddress is { } local && !IPAddress.IsLoopback(local))
            return RefuseAsync(http, "The console was reached from outside this machine");
        if (ProxyHeaders.FirstOrDefault(http.Request.Headers.ContainsKey) is { } header)
            return RefuseAsync(http, $"The request came through a proxy (it has the header {header})");
        if (!ListeningAddresses.IsLoopbackHost(http.Request.Host.Host))
            return RefuseAsync(http, "The request names a host that is not this machine");
        if (string.Equals(http.Request.Host.Value, canonical.Authority, StringComparison.OrdinalIgnoreCase)
            || Grpc.IsAsked(http.Request) || Machines.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            return next(http);

        // Another loopback name for the same console: sign-in works under one name only.
        if (!HttpMethods.IsGet(http.Request.Method) || !addresses.Bound.Any(bound => new Uri(bound).Port == (http.Request.Host.Port ?? 80)))
            return RefuseAsync(http, $"The console goes by {canonical.Authority} here");
        // Put together as text: a path that starts with two slashes would else be read as another host.
        http.Response.Redirect(UriHelper.BuildAbsolute(canonical.Scheme, new(canonical.Authority), http.Request.PathBase, http.Request.Path, http.Request.QueryString));
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext http, string why)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            $"{why}, and the embedded sign-in serves this machine alone. Configure your identity provider (Authentication:Authority) to open the console to others.", http.RequestAborted);
    }
}
