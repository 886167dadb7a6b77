using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Audit;

/// <summary>
/// Keys are 256 random bits and found by the SHA-256 of what was sent: nothing that a caller could learn from the time of a look-up leads back to a key.
/// </summary>
internal sealed class ApiClients(RecordedActs acts, UnchangedReads reads) : IApiClients
{
    private const string Prefix = "inv_";
    private const int LongestKey = 128;

    public async Task<IReadOnlyList<ApiClient>> LoadAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.ApiClients.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<NewApiKey>> CreateAsync(Person by, string name, ApiScope scopes, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(name)) return Refusal.NameMissing;
        if (name.Length > 100) return Refusal.TooLong;
        if (scopes is ApiScope.None) return Refusal.NobodyToActOn;
        var trimmed = name.Trim();
        return await acts.DoAsync<NewApiKey>(
            async db =>
            {
                if (await db.ApiClients.AnyAsync(c => c.Name == trimmed, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                var key = NewKey();
                var client = ApiClient.Create(acts.NewId(), trimmed, scopes, HashOf(key), by, acts.Clock);
                db.ApiClients.Add(client);
                await acts.RecordAsync(db, by, "key.created", $"key:{trimmed}", new { scopes = scopes.ToString() }, ct).ConfigureAwait(false);
                return new NewApiKey(client.Id, trimmed, key);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Done<NewApiKey>> RotateAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.DoAsync<NewApiKey>(
            async db =>
            {
                if (await db.ApiClients.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } client) return Refusal.NotFound;
                var key = NewKey();
                if (client.Rotate(HashOf(key), acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "key.rotated", $"key:{client.Name}", new { client.PreviousUntil }, ct).ConfigureAwait(false);
                return new NewApiKey(client.Id, client.Name, key);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.ApiClients.SingleOrDefaultAsync(c => c.Id == id, ct).ConfigureAwait(false) is not { } client) return Refusal.NotFound;
                if (client.Revoke(acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "key.revoked", $"key:{client.Name}", null, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<KeyHolder?> RecogniseAsync(string key, CancellationToken ct)
    {
        if (key.Length > LongestKey || !key.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = HashOf(key);
        var client = await reads.ReadAsync($"key {hash}", db => db.ApiClients.AsNoTracking().SingleOrDefaultAsync(c => (c.KeyHash == hash || c.PreviousHash == hash) && c.RevokedAt == null, ct), ct).ConfigureAwait(false);
        // What was read may be of before: the time is asked each time.
        return client is null || !client.Opens(hash, acts.Clock) ? null : new(client.Id, new($"key:{client.Name}", client.Name, Role.None), client.Scopes);
    }

    private static string NewKey() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
