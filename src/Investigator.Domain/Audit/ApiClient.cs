namespace Investigator.Domain.Audit;

/// <summary>A machine that calls the API: a gateway that delivers usage or pulls decisions. Only the hash of its key is kept.</summary>
public sealed class ApiClient
{
    /// <summary>How long the old key goes on after an exchange: time to give the machine the new one.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    private ApiClient() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public ApiScope Scopes { get; private set; }

    /// <summary>SHA-256 of the key, 64 hexadecimal digits. The key itself has 256 random bits, so a plain hash is enough.</summary>
    public string KeyHash { get; private set; } = "";

    /// <summary>The hash of the key before, which goes on until <see cref="PreviousUntil"/>.</summary>
    public string? PreviousHash { get; private set; }

    public DateTimeOffset? PreviousUntil { get; private set; }

    /// <summary>When its key was exchanged last.</summary>
    public DateTimeOffset? RotatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public long Version { get; private set; }

    public static ApiClient Create(Guid id, string name, ApiScope scopes, string keyHash, Person by, TimeProvider clock) => new()
    {
        Id = id,
        Name = name,
        Scopes = scopes,
        KeyHash = keyHash,
        CreatedBy = by.Id,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>A new key in the place of the old one, which goes on for <see cref="Overlap"/>. One that was on its way out before goes at once.</summary>
    public Refusal? Rotate(string keyHash, TimeProvider clock)
    {
        if (RevokedAt is not null) return Refusal.AlreadyDecided;
        (PreviousHash, PreviousUntil, RotatedAt, KeyHash) = (KeyHash, clock.GetUtcNow() + Overlap, clock.GetUtcNow(), keyHash);
        return null;
    }

    /// <summary>Whether a key with this hash opens it now.</summary>
    public bool Opens(string keyHash, TimeProvider clock) =>
        RevokedAt is null && (KeyHash == keyHash || (PreviousHash == keyHash && PreviousUntil > clock.GetUtcNow()));

    public Refusal? Revoke(TimeProvider clock)
    {
        if (RevokedAt is not null) return Refusal.AlreadyDecided;
        RevokedAt = clock.GetUtcNow();
        return null;
    }
}

/// <summary>What an API key opens.</summary>
[Flags]
public enum ApiScope
{
    None = 0,

    /// <summary>Deliver usage events and account records.</summary>
    Ingest = 1,

    /// <summary>Pull the decision stream.</summary>
    Decisions = 2,

    /// <summary>Fetch released objects, as a partner's machine (TAXII).</summary>
    Sharing = 4,

    /// <summary>Bring in appeals of customers and ask what became of them.</summary>
    Appeals = 8,

    /// <summary>Read figures for monitoring.</summary>
    Metrics = 16,

    /// <summary>Bring results of verifications.</summary>
    Verifications = 32,

    /// <summary>Ask which fingerprints to place, report placements and hashes of answers.</summary>
    Fingerprints = 64,

    /// <summary>Report leaked keys of customers, by id or hash.</summary>
    LeakedKeys = 128,
}

/// <summary>The keys of machines. Only an administrator makes or revokes them.</summary>
public interface IApiClients
{
    Task<IReadOnlyList<ApiClient>> LoadAsync(CancellationToken ct);

    /// <summary>Makes a key. It is in the answer and nowhere else, ever again.</summary>
    Task<Done<NewApiKey>> CreateAsync(Person by, string name, ApiScope scopes, CancellationToken ct);

    /// <summary>Makes a new key in the place of the old one, which goes on for <see cref="ApiClient.Overlap"/>. What the key stands for stays: its name, what it opens, its place in the stream of decisions.</summary>
    Task<Done<NewApiKey>> RotateAsync(Person by, Guid id, CancellationToken ct);

    Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Who holds this key and what it opens; <c>null</c> when nobody does or the key is revoked.</summary>
    Task<KeyHolder?> RecogniseAsync(string key, CancellationToken ct);
}

/// <summary>A machine that showed its key.</summary>
/// <param name="Id">The key's id, the same as long as the key exists.</param>
public sealed record KeyHolder(Guid Id, Person Person, ApiScope Scopes);

/// <summary>A key just made, in clear for the only time.</summary>
public sealed record NewApiKey(Guid Id, string Name, string Key);
