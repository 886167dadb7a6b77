using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>Asks a source: bounded in time and size, without redirects, cookies or anything that the answer may point to.</summary>
internal sealed class PullClient(IHttpClientFactory clients)
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string Client = "inbound";

    public async Task<PullAnswer> GetAsync(DuePull source, Uri address, string accept, CancellationToken ct)
    {
        if (source.Locked) return new(default, "Its credentials can't be read: the console's keys that protect them are gone. End this source and make a new one.");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (source.Secret is { } secret) Authorize(request, source, secret);
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode) return new(default, Says(answer.StatusCode), Wait: WaitOf(answer), Rejected: answer.StatusCode is HttpStatusCode.BadRequest);
            if (answer.Content.Headers.ContentLength > InboundLimits.Bytes) return new(default, "Its answer is larger than 32 MiB.");
            var body = await ReadAsync(answer, ct);
            return body is null ? new(default, "Its answer is larger than 32 MiB.") : new(body, null, answer.Headers.TryGetValues("X-TAXII-Date-Added-Last", out var last) ? last.First() : null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(default, "It did not answer in time.");
        }
        catch (HttpRequestException broken)
        {
            return new(default, $"It could not be reached: {broken.HttpRequestError}.");
        }
        catch (IOException)
        {
            return new(default, "It broke off in the middle of its answer.");
        }
    }

    private static void Authorize(HttpRequestMessage request, DuePull source, string secret)
    {
        if (source.UserName.Length > 0) request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{source.UserName}:{secret}")));
        else if (source.Kind is InboundKind.Misp) request.Headers.TryAddWithoutValidation("Authorization", secret); // MISP takes its key bare
        else request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
    }

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await using var stream = await answer.Content.ReadAsStreamAsync(ct);
        var some = new byte[81920];
        for (int read; (read = await stream.ReadAsync(some, ct)) > 0;)
        {
            if (body.Length + read > InboundLimits.Bytes) return null;
            body.Write(some, 0, read);
        }

        return body.ToArray();
    }

    private static string Says(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => string.Create(CultureInfo.InvariantCulture, $"It refused the credentials ({(int)status})."),
        >= 300 and < 400 => string.Create(CultureInfo.InvariantCulture, $"It answered {(int)status}, a redirect, and redirects are not followed."),
        404 => "There is no such collection or feed (404).",
        _ => string.Create(CultureInfo.InvariantCulture, $"It answered {(int)status}."),
    };

    private static TimeSpan? WaitOf(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is { Delta: { } wait } ? wait < TimeSpan.FromHours(6) ? wait : TimeSpan.FromHours(6) : null;
}
