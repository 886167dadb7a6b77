using System.Net;

namespace Investigator.Web.Tests.Audit;

/// <summary>A provider is configured, and nobody listens at its address.</summary>
public sealed class SilentProviderTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();

    public Task InitializeAsync() => _console.StartAsync("--Authentication:Authority", $"http://127.0.0.1:{FreePort.Next()}");

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_page_says_that_the_provider_does_not_answer_and_nothing_of_the_inside()
    {
        using var visitor = _console.Visit();
        var reply = await visitor.GoAsync("/ingest");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        var page = await reply.Content.ReadAsStringAsync();
        Assert.Contains("The identity provider does not answer", page, StringComparison.Ordinal);
        foreach (var inside in (string[])["   at ", "Exception", "IDX", "127.0.0.1"]) Assert.DoesNotContain(inside, page, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", string.Join(';', reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_static_pages_stay_up()
    {
        using var visitor = _console.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/signed-out")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GoAsync("/shell/static.css")).StatusCode);
        using var theme = await visitor.GoAsync("/shell/theme.css");
        Assert.Equal("text/css", theme.Content.Headers.ContentType?.MediaType);
        Assert.True(theme.Headers.CacheControl is { Public: true, MaxAge.TotalDays: 365 });
    }
}
