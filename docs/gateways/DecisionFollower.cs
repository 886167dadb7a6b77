// A client for enforcement points: one file, no packages, .NET 8 or later. Copy it into your gateway.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Investigator.Gateways;

/// <summary>
/// Follows the decisions of an Investigator console and answers from memory whether an account may be served. When the console can't be reached, the last known decisions go on
/// holding, freezes end at their time, and the follower tries again by itself.
/// </summary>
/// <param name="http">With the console's address as <see cref="HttpClient.BaseAddress"/> and a timeout well over <paramref name="wait"/>.</param>
/// <param name="key">An API key that may pull decisions.</param>
/// <param name="wait">How long one question waits for the next change, up to 60 seconds; 30 when left out.</param>
/// <param name="understands">What this gateway can do, as <c>freeze,ban,throttle,step-up,degrade,observe,scopes</c>; freezes and bans of accounts alone when left out. It is told of nothing else.</param>
public sealed class DecisionFollower(HttpClient http, string key, TimeSpan? wait = null, TimeProvider? clock = null, string understands = "freeze,ban")
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly int _wait = (int)(wait ?? TimeSpan.FromSeconds(30)).TotalSeconds;
    // By scope and target. Several decisions may stand against one; it is free when the last of them has ended.
    private ConcurrentDictionary<(string Scope, string Target), ConcurrentDictionary<Guid, Change>> _held = new();

    /// <summary>Up to which change the decisions are known; -1 until the first answer.</summary>
    public long Position { get; private set; } = -1;

    /// <summary>Up to which change the console took the acknowledgement; -1 until the first.</summary>
    public long Acknowledged { get; private set; } = -1;

    /// <summary>When the console answered last.</summary>
    public DateTimeOffset? HeardAt { get; private set; }

    /// <summary>What went wrong last; null when the console answers.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The gravest decision that holds the account ("ban" or "freeze"); null when it may be served.</summary>
    /// <remarks>What neither freezes nor bans is passed over here, whatever it may be called one day: ask <see cref="Against"/>.</remarks>
    public string? DecisionOn(string account)
    {
        string? gravest = null;
        foreach (var measure in Against(account))
        {
            if (measure.Kind == "ban") return "ban";
            if (measure.Kind == "freeze") gravest = "freeze";
        }

        return gravest;
    }

    /// <summary>All that stands against a request; what you do not know of it is null. Kinds that you don't understand are to be passed over.</summary>
    public IReadOnlyList<Measure> Against(string? account, string? key = null, string? organization = null, IPAddress? address = null, string? session = null)
    {
        var (held, now, found) = (_held, _clock.GetUtcNow(), new List<Measure>());
        foreach (var named in (ReadOnlySpan<(string, string?)>)[("account", account), ("key", key), ("organization", organization), ("session", session)])
            if (named.Item2 is { } target && held.TryGetValue((named.Item1, target), out var decisions)) Take(decisions);
        if (address is null) return found;
        // Prefixes are few.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var ((scope, target), decisions) in held)
            if (scope == "prefix" && IPNetwork.TryParse(target, out var network) && network.Contains(plain)) Take(decisions);
        return found;

        void Take(ConcurrentDictionary<Guid, Change> decisions) =>
            found.AddRange(decisions.Values.Where(d => d.ExpiresAt is null || d.ExpiresAt > now).Select(d => new Measure(d.Kind, d.RequestsPerMinute, d.Without ?? [])));
    }

    /// <summary>Follows until <paramref name="ct"/> ends it. Run it once, in the background.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await StepAsync(ct).ConfigureAwait(false);
                (HeardAt, Trouble, pause) = (_clock.GetUtcNow(), null, TimeSpan.FromSeconds(1));
                if (Position > Acknowledged) await AcknowledgeAsync(ct).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or System.Text.Json.JsonException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                Trouble = broken.Message;
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), _clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task StepAsync(CancellationToken ct)
    {
        var starting = Position < 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, starting ? $"/api/v1/decisions/stream?startup=true&understands={understands}" : $"/api/v1/decisions/stream?since={Position}&wait={_wait}&take=5000&understands={understands}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var reply = await http.SendAsync(request, ct).ConfigureAwait(false);
        if (reply.StatusCode is HttpStatusCode.Gone) // The console's store was set back: what stands there is asked for anew, what is known holds until then.
        {
            (Position, Acknowledged) = (-1, -1);
            return;
        }

        reply.EnsureSuccessStatusCode();
        var changes = await reply.Content.ReadFromJsonAsync<Reply>(ct).ConfigureAwait(false) ?? throw new IOException("The console answered nothing.");
        var held = starting ? new() : _held;
        foreach (var change in changes.Changes)
        {
            var about = (change.Scope ?? "account", change.Target ?? change.AccountId ?? "");
            var decisions = held.GetOrAdd(about, _ => new());
            if (change.What == "added") decisions[change.DecisionId] = change;
            else if (decisions.TryRemove(change.DecisionId, out _) && decisions.IsEmpty) held.TryRemove(about, out _);
        }

        (_held, Position) = (held, changes.Next);
    }

    /// <summary>Says that all up to here is enforced, so that the console can tell whether it shows. Should it get lost, the next one covers it.</summary>
    private async Task AcknowledgeAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/decisions/ack") { Content = JsonContent.Create(new Dictionary<string, object> { ["position"] = Position, ["took_effect_at"] = _clock.GetUtcNow() }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var reply = await http.SendAsync(request, ct).ConfigureAwait(false);
        Acknowledged = reply.IsSuccessStatusCode ? Position : Acknowledged;
    }

    private sealed record Reply([property: JsonPropertyName("changes")] List<Change> Changes, [property: JsonPropertyName("next")] long Next);

    private sealed record Change(
        [property: JsonPropertyName("decision_id")] Guid DecisionId, [property: JsonPropertyName("account_id")] string? AccountId, [property: JsonPropertyName("kind")] string Kind,
        [property: JsonPropertyName("change")] string What, [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt,
        [property: JsonPropertyName("scope")] string? Scope = null, [property: JsonPropertyName("target")] string? Target = null,
        [property: JsonPropertyName("requests_per_minute")] int? RequestsPerMinute = null, [property: JsonPropertyName("without")] IReadOnlyList<string>? Without = null);
}

/// <summary>What stands against a request.</summary>
/// <param name="Kind">observe, throttle, step-up, degrade, freeze or ban.</param>
/// <param name="RequestsPerMinute">For throttle.</param>
/// <param name="Without">For degrade: reasoning-summary, log-probabilities.</param>
public sealed record Measure(string Kind, int? RequestsPerMinute, IReadOnlyList<string> Without);
