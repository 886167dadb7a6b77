// Checks webhooks of an Investigator console: one file, no packages, .NET 8 or later. Copy it into your receiver.
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Investigator.Gateways;

/// <summary>
/// Says whether a request to your webhook address came from the console, unaltered, just now and for the first time (Standard Webhooks, v1). Remember what it took across restarts yourself, or
/// take a message twice without harm: delivery is at least once.
/// </summary>
/// <param name="secret">The signing secret that the console showed when the webhook was made: <c>whsec_…</c>.</param>
/// <param name="tolerance">How old or early a message may be; five minutes when left out.</param>
public sealed class WebhookCheck(string secret, TimeSpan? tolerance = null, TimeProvider? clock = null)
{
    private const int MostSignatures = 10;
    private readonly byte[] _key = Convert.FromBase64String(secret.StartsWith("whsec_", StringComparison.Ordinal) ? secret["whsec_".Length..] : secret);
    private readonly TimeSpan _tolerance = tolerance ?? TimeSpan.FromMinutes(5);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _taken = new(StringComparer.Ordinal);

    /// <summary>Checks the three headers against the body as it came, byte for byte, before it is parsed.</summary>
    /// <returns>Answer 2xx to <see cref="WebhookVerdict.Good"/> and, without acting, to <see cref="WebhookVerdict.Replayed"/>; 400 to the others.</returns>
    public WebhookVerdict Check(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || id.Length > 200 || string.IsNullOrEmpty(signatures)) return WebhookVerdict.Forged;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799) return WebhookVerdict.Forged;
        if (!IsSigned(id, seconds, signatures, body)) return WebhookVerdict.Forged;
        var now = _clock.GetUtcNow();
        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > _tolerance) return WebhookVerdict.Stale;

        // Older ones are stale by their time and need no memory.
        foreach (var (known, at) in _taken)
            if (now - at > _tolerance * 2) _taken.TryRemove(known, out _);
        return _taken.TryAdd(id, now) ? WebhookVerdict.Good : WebhookVerdict.Replayed;
    }

    /// <summary>Lets a message be taken once more: call it when your own work on a good message failed and you answer an error.</summary>
    public void Forget(string id) => _taken.TryRemove(id, out _);

    private bool IsSigned(string id, long seconds, string signatures, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}."));
        var signed = new byte[head.Length + body.Length];
        head.CopyTo(signed, 0);
        body.CopyTo(signed.AsSpan(head.Length));
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(HMACSHA256.HashData(_key, signed)));
        foreach (var signature in signatures.Split(' ', MostSignatures + 1).Take(MostSignatures))
            if (CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature))) return true;
        return false;
    }
}

/// <summary>What a request to a webhook address is.</summary>
public enum WebhookVerdict
{
    /// <summary>From the console, just now, for the first time.</summary>
    Good,

    /// <summary>From the console, but taken already.</summary>
    Replayed,

    /// <summary>Signed by the console, but too old or too early: sent again by somebody, or a clock is wrong.</summary>
    Stale,

    /// <summary>Not signed by the console, or altered.</summary>
    Forged,
}
