using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Sharing.Alerts;
using Investigator.Web.Decisions;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>One POST with a line per alert, signed in the form of Standard Webhooks. Redirects are not followed and answers are not read.</summary>
internal sealed class HttpWire(SignedPost post) : IAlertWire
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
        return await post.SendAsync(Client, new(id, due.Address, secret, format.ContentType, body, due.Authorization), ct);
    }
}
