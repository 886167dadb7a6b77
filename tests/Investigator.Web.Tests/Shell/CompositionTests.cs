using Investigator.Web.Tests.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Investigator.Web.Cli;

namespace Investigator.Web.Tests.Shell;

/// <summary>How the console is put together: nothing is reachable by oversight, nothing is missing.</summary>
public sealed class CompositionTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    // Reached without a sign-in, each for a reason: static files, sign-in and its pages, health, the API's description.
    private static readonly string[] Open =
        ["/denied", "/signed-out", "/sign-in-failed", "/failed", "/missing", "/connect/authorize", "/connect/endsession", "/healthz", "/openapi/{documentName}.json", "/shell/theme.css"];

    [Fact]
    public void Every_address_has_a_policy_or_is_open_on_purpose()
    {
        var addresses = console.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(address => address.RoutePattern.RawText is not "{**path:file}").ToList(); // the framework's answer to static files it does not know: under the fallback policy
        Assert.True(addresses.Count > 20, $"Only {addresses.Count} addresses were found.");
        foreach (var address in addresses)
        {
            var route = address.RoutePattern.RawText!;
            if (address.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                Assert.True(Open.Contains(route) || address.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)) || route.StartsWith("_framework", StringComparison.Ordinal), $"{route} is open to all.");
            else
                Assert.True(address.Metadata.GetMetadata<IAuthorizeData>() is not null, $"{route} has no policy.");
        }
    }

    [Fact]
    public async Task Every_service_of_the_house_can_be_built()
    {
        var folder = Directory.CreateTempSubdirectory("investigator-services-");
        List<Type> services = [];
        await using var app = await ConsoleApp.BuildAsync(
            ["--applicationName=investigator", "--contentRoot=" + AppContext.BaseDirectory, "--data=" + folder.FullName, "--Demo:Enabled=false"], CancellationToken.None, builder =>
            {
                builder.Logging.ClearProviders();
                // What lives in a tab stands on the tab's own navigation, which no test has.
                services.AddRange(builder.Services.Where(service => service.Lifetime is ServiceLifetime.Singleton).Select(service => service.ServiceType).Where(type => type.Namespace?.StartsWith("Investigator", StringComparison.Ordinal) is true && !type.IsGenericTypeDefinition));
            });
        await using var scope = app.Services.CreateAsyncScope();
        Assert.True(services.Count > 30, $"Only {services.Count} services were found.");
        foreach (var service in services.Distinct()) Assert.NotNull(scope.ServiceProvider.GetRequiredService(service));
    }
}
