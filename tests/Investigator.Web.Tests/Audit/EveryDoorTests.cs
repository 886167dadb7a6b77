using System.Net;
using Investigator.Domain.Audit;
using Investigator.Web.Audit;
using Investigator.Web.Sharing;
using Investigator.Web.Tests.Ingest;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Audit;

/// <summary>Every page and endpoint of the running console, found by asking it, called as every role and with every key: a new one without a rule fails here.</summary>
public sealed class EveryDoorTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    /// <summary>What strangers may reach; whoever adds to it says why here. Files of the page, the sign-in itself, its notices, the health check and the description of the API.</summary>
    private static readonly string[] s_open =
        ["connect/", "denied", "signed-out", "sign-in-failed", "failed", "missing", "healthz", "openapi/", "callback", ".well-known/", "_framework/", "_content/", "shell/theme.css", "{**path:file}"];

    private static readonly Dictionary<string, ApiScope> s_keys = new(StringComparer.Ordinal)
    {
        [Tasks.DeliverUsage] = ApiScope.Ingest,
        [Tasks.PullDecisions] = ApiScope.Decisions,
        [Tasks.PullObjects] = ApiScope.Sharing,
        [Tasks.FetchBundles] = ApiScope.Sharing,
        [Tasks.BringAppeals] = ApiScope.Appeals,
        [Tasks.ReadMetrics] = ApiScope.Metrics,
        [Tasks.PlaceFingerprints] = ApiScope.Fingerprints,
        [Tasks.BringVerifications] = ApiScope.Verifications,
        [Tasks.ReportKeys] = ApiScope.LeakedKeys,
    };

    public static TheoryData<string> People => [.. EmbeddedPeople.All.Where(p => p.Id.EndsWith("-1", StringComparison.Ordinal)).Select(p => p.Id)];

    [Fact]
    public void Every_role_is_somebody() =>
        Assert.Equal(Enum.GetValues<Role>().Where(r => r is not Role.None), EmbeddedPeople.All.Select(p => p.Roles).Distinct().Order());

    [Fact]
    public void Every_door_has_a_known_rule_or_is_open_on_purpose()
    {
        var strays = Doors().Where(door => door.Policy is { } policy
            ? !Tasks.ByRole.ContainsKey(policy) && !s_keys.ContainsKey(policy) && policy != BundleDownload.Policy
            : !door.SignedIn && !door.IsFile && !s_open.Any(open => door.Path.StartsWith(open, StringComparison.Ordinal))).Select(d => d.Path).Distinct();
        Assert.Empty(strays);
    }

    [Theory, MemberData(nameof(People))]
    public async Task A_page_opens_to_those_who_may_and_to_nobody_else(string id)
    {
        var person = EmbeddedPeople.All.Single(p => p.Id == id);
        using var visitor = console.Visit();
        await visitor.SignInAsync(id);
        var wrong = new List<string>();
        foreach (var door in Doors().Where(d => d.Reads && d.Policy is { } policy && !s_keys.ContainsKey(policy)))
        {
            using var reply = await visitor.SendAsync(HttpMethod.Get, door.Address);
            var may = door.Policy == BundleDownload.Policy ? person.May(Permit.TakeBundles) : person.Is(Tasks.ByRole[door.Policy!]);
            var refused = reply.StatusCode is HttpStatusCode.Forbidden || reply.Headers.Location?.OriginalString.Contains("/denied", StringComparison.Ordinal) is true;
            if (may == refused) wrong.Add($"{door.Address} ({door.Policy}): {(int)reply.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_stranger_gets_past_no_door_that_has_a_rule()
    {
        using var visitor = console.Visit();
        var wrong = new List<string>();
        foreach (var door in Doors().Where(d => d.Policy is not null || (d.SignedIn && !d.IsFile)))
        {
            using var reply = await visitor.SendAsync(door.Reads ? HttpMethod.Get : new HttpMethod(door.Method), door.Address);
            if ((int)reply.StatusCode is < 300 or >= 500) wrong.Add($"{door.Method} {door.Address}: {(int)reply.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(ApiScope.Ingest)]
    [InlineData(ApiScope.Decisions)]
    [InlineData(ApiScope.Sharing)]
    [InlineData(ApiScope.Appeals)]
    [InlineData(ApiScope.Metrics)]
    [InlineData(ApiScope.Fingerprints)]
    [InlineData(ApiScope.Verifications)]
    [InlineData(ApiScope.LeakedKeys)]
    public async Task A_key_opens_the_doors_of_its_scope_and_no_other(ApiScope scope)
    {
        using var machine = await UsageSender.WithAsync(console, scope);
        var wrong = new List<string>();
        foreach (var door in Doors().Where(d => d.Policy is not null && !d.Address.Contains("opentelemetry", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(door.Method), door.Address);
            using var reply = await machine.SendAsync(request);
            var may = s_keys.TryGetValue(door.Policy!, out var needed) && needed == scope;
            var refused = reply.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || reply.RequestMessage!.RequestUri!.AbsolutePath == "/connect/authorize"; // sent to sign in
            if (may == refused) wrong.Add($"{door.Method} {door.Address} ({door.Policy}): {(int)reply.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    private IEnumerable<Door> Doors() =>
        from endpoint in console.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let rules = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
        let open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        let method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET"
        where endpoint.RoutePattern.RawText is not (null or "" or "/" or "/who")
        select new Door(
            endpoint.RoutePattern.RawText!.TrimStart('/'), method, open ? null : rules.Select(r => r.Policy).FirstOrDefault(p => p is not null), !open && rules.Count > 0,
            endpoint.Metadata.Any(m => m.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal)));

    /// <summary>A route of the console and its rule.</summary>
    private sealed record Door(string Path, string Method, string? Policy, bool SignedIn, bool IsFile)
    {
        public bool Reads => Method == "GET";

        public string Address => "/" + string.Join('/', Path.Split('/').Select(part => !part.StartsWith('{') ? part : part.Contains("guid", StringComparison.OrdinalIgnoreCase) ? Guid.Empty.ToString() : "x"));
    }
}
