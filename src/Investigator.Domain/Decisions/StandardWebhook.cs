using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Domain.Decisions;

/// <summary>Signing in the form of the Standard Webhooks specification (standardwebhooks.com, version 1.0.0): HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class StandardWebhook
{
    private const string Prefix = "whsec_";

    /// <summary>A secret of 32 random bytes.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The header <c>webhook-signature</c>.</summary>
    /// <param name="timestamp">Whole seconds since 1970, as sent in <c>webhook-timestamp</c>.</param>
    /// <returns><c>v1,</c> and the base64 of the HMAC.</returns>
    /// <exception cref="FormatException">The secret is none.</exception>
    public static string Sign(string secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret);
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (ReadOnlySpan<byte>)[.. head, .. body]));
    }

    /// <summary>An address that may be told: absolute, http or https, without user name, password or fragment, up to 2,000 characters.</summary>
    public static Uri? AddressOf(string? url) =>
        url is { Length: <= 2000 } && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.UserInfo.Length == 0 && address.Fragment.Length == 0 ? address : null;
}
