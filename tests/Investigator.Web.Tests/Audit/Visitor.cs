using System.Net;
using System.Text.RegularExpressions;

namespace Investigator.Web.Tests.Audit;

/// <summary>A browser reduced to what a sign-in needs: cookies, redirects one at a time, and forms.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri console)
    {
        Console = console;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = console, Timeout = TimeSpan.FromSeconds(60) };
    }

    public CookieContainer Cookies { get; } = new();

    private Uri Console { get; }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? header = null, string? value = null)
    {
        var request = new HttpRequestMessage(method, address);
        if (header is not null) Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        return _http.SendAsync(request);
    }

    /// <summary>Goes where the answers lead, until a page or until an address that fulfils <paramref name="until"/> would be next.</summary>
    public async Task<HttpResponseMessage> GoAsync(string address, Func<Uri, bool>? until = null, Func<Uri, Uri>? onTheWay = null) =>
        await FollowAsync(await _http.GetAsync(address.StartsWith('/') ? Console.GetLeftPart(UriPartial.Authority) + address : address), until, onTheWay);

    /// <summary>Asks for a page, chooses a person at the embedded provider, and goes where that leads.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string person, string page = "/", Func<Uri, bool>? until = null)
    {
        var choice = await GoAsync(page);
        Assert.Equal("/connect/authorize", choice.RequestMessage!.RequestUri!.AbsolutePath);
        return await SubmitAsync(choice, "/connect/authorize", until, KeyValuePair.Create("person", person));
    }

    /// <summary>Sends the form of a page with its hidden fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(HttpResponseMessage page, string target, Func<Uri, bool>? until = null, params KeyValuePair<string, string>[] chosen)
    {
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains($"action=\"{target}\"", html, StringComparison.Ordinal);
        var hidden = HiddenField().Matches(html).Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent([.. hidden, .. chosen]);
        return await FollowAsync(await _http.PostAsync(target, form), until);
    }

    /// <summary>The person and roles as which this visitor is signed in; empty if nobody.</summary>
    public async Task<string> WhoAsync()
    {
        var reply = await _http.GetAsync("/who");
        return reply.StatusCode == HttpStatusCode.OK ? await reply.Content.ReadAsStringAsync() : "";
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage reply, Func<Uri, bool>? until, Func<Uri, Uri>? onTheWay = null)
    {
        for (var hops = 0; reply.Headers.Location is { } location && (int)reply.StatusCode is >= 300 and < 400; hops++)
        {
            Assert.True(hops < 12, $"The redirects do not end: {location}");
            var next = new Uri(reply.RequestMessage!.RequestUri!, location);
            if (until?.Invoke(next) is true) break;
            reply = await _http.GetAsync(onTheWay?.Invoke(next) ?? next);
        }

        return reply;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"\s*/>""", RegexOptions.NonBacktracking)]
    private static partial Regex HiddenField();
}
