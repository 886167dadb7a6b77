using System.Globalization;
using System.Net.Http.Headers;
using Investigator.Domain.Decisions;

namespace Investigator.Web.Decisions;

/// <summary>One POST, signed in the form of Standard Webhooks, to the address as it was given. Redirects are not followed and answers are not read. Whoever tells anybody anything over HTTP tells it through here.</summary>
public sealed class SignedPost(IHttpClientFactory clients, TimeProvider clock)
{
    /// <summary>Sends it once.</summary>
    /// <param name="client">Name of the <see cref="HttpClient"/>: whose patience counts.</param>
    /// <returns>What went wrong, in words for an administrator; <c>null</c> when it was taken.</returns>
    public async Task<string?> SendAsync(string client, SignedMessage message, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(message.ContentType);
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhook.Sign(message.Secret, message.Id, now, message.Body));
        if (message.Authorization is { } said) request.Headers.TryAddWithoutValidation("Authorization", said);
        try
        {
            using var http = clients.CreateClient(client);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.IsSuccessStatusCode) return null;
            return (int)answer.StatusCode is >= 300 and < 400
                ? string.Create(CultureInfo.InvariantCulture, $"It answered {(int)answer.StatusCode}, a redirect, and redirects are not followed.")
                : string.Create(CultureInfo.InvariantCulture, $"It answered {(int)answer.StatusCode}.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return "It did not answer in time.";
        }
        catch (HttpRequestException broken)
        {
            return $"It could not be reached: {broken.HttpRequestError}.";
        }
    }
}
