using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Alerts;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>One POST with a line per alert, signed in the form of Standard Webhooks. Redirects are not followed and answers are not read.</summary>
internal sealed class HttpWire(IHttpClientFactory clients, TimeProvider clock) : IAlertWire
{
    /// <summary>The name of its <see cref="HttpClient"/>.</summary>
    public const string Client = "alerts";

    public bool Serves(AlertTransport transport) => transport is AlertTransport.Http;

    public async Task<string?> SendAsync(DueAlerts due, IAlertFormat format, CancellationToken ct)
    {
        if (due.Secret is not { } secret) return "The signing secret can't be read: the console's keys that protect it are gone. End this destination and make a new one.";
        var body = format.Lines(due.Alerts);
        // The same alerts have the same id at each attempt. An attempt that failed may have more of them the next time: each line has a name of its own besides.
        var id = "alerts_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{due.Destination:N} {string.Join(' ', due.Alerts.Select(a => a.Uid))}")))[..32];
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, due.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(format.ContentType);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", now.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", StandardWebhook.Sign(secret, id, now, body));
        if (due.Authorization is { } said) request.Headers.TryAddWithoutValidation("Authorization", said);
        try
        {
            using var http = clients.CreateClient(Client);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"It answered {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException broken)
        {
            return $"It could not be reached: {broken.HttpRequestError}.";
        }
    }
}
