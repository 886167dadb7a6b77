using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Every address of the console that answers a question, found by asking it, asked for a released bundle and again after the gate was closed: by the partner's machine and by a person of the partner.</summary>
public sealed class LeakByAddressTests(SharingConsole console) : IClassFixture<SharingConsole>
{
    private const string Secret = "198.51.100.7";
    private static readonly Person s_admin = new("admin-1", "Admin 1", Role.Admin);

    [Fact]
    public async Task What_a_closed_gate_holds_back_comes_out_of_no_address()
    {
        var partners = console.Console.Services.GetRequiredService<IPartners>();
        var lab = Assert.Single(await partners.LoadAsync(s_admin, default));
        Assert.Null(await partners.AdmitAsync(s_admin, lab.Id, "partner-1", default));
        var bundle = Assert.Single((await console.Console.Services.GetRequiredService<ISharingDesk>().LoadAsync(s_admin, 0, 10, default)).Rows).Id;
        using var machine = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = console.Console.Address, Timeout = TimeSpan.FromSeconds(60) };
        machine.DefaultRequestHeaders.Authorization = new("Bearer", console.Key);
        using var visitor = console.Console.Visit();
        await visitor.SignInAsync("partner-1");
        Func<string, Task<HttpResponseMessage>> key = address => machine.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Func<string, Task<HttpResponseMessage>> person = address => visitor.SendAsync(HttpMethod.Get, address);

        // While it is open it comes out where it should and nowhere else.
        Assert.Equal(["/api/v1/bundles/{id:guid}", "/taxii2/investigator/collections/{collection}/objects/"], await LeaksAsync(key, bundle));
        Assert.Equal(["/api/console/bundles/{id:guid}"], await LeaksAsync(person, bundle));

        lab = (await partners.FindAsync(s_admin, lab.Id, default))!;
        Assert.Null(await partners.SuspendAsync(s_admin, lab.Id, lab.Version, "A leak.", default));
        Assert.Empty(await LeaksAsync(key, bundle));
        Assert.Empty(await LeaksAsync(person, bundle));
    }

    private async Task<List<string>> LeaksAsync(Func<string, Task<HttpResponseMessage>> ask, Guid bundle)
    {
        var leaks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var route in Questions())
        {
            var address = "/" + string.Join('/', route.TrimStart('/').Split('/').Select(part => !part.StartsWith('{') ? part : part.Contains("guid", StringComparison.Ordinal) ? bundle.ToString() : part.StartsWith("{collection", StringComparison.Ordinal) ? "released" : "x"));
            using var reply = await ask(address);
            // Streams of decisions and of the page's own circuit never end; what they begin with is enough.
            if ((await BeginningAsync(reply)).Contains(Secret, StringComparison.Ordinal)) leaks.Add(route);
        }

        return [.. leaks];
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage reply)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var text = new System.Text.StringBuilder();
        try
        {
            using var reader = new StreamReader(await reply.Content.ReadAsStreamAsync(stop.Token));
            var part = new char[16_384];
            for (int read; text.Length < 4_000_000 && (read = await reader.ReadAsync(part.AsMemory(), stop.Token)) > 0;) text.Append(part, 0, read);
        }
        catch (OperationCanceledException)
        {
            // A stream.
        }

        return text.ToString();
    }

    private IEnumerable<string> Questions() => console.Console.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is null or { Count: 0 } || endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
        .Where(endpoint => !endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)))
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.TrimStart('/')).Distinct(StringComparer.Ordinal);
}
