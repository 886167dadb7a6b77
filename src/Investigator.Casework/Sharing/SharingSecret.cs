using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Sharing;

/// <summary>
/// The secret of the keyed hashes in bundles: 32 random bytes, made on first use and kept in the case store, so that all servers share it and a backup of the store holds it.
/// Whoever can read the store can read the accounts in clear anyway; the key guards what has left.
/// </summary>
internal sealed class SharingSecret
{
    private SharingSecret() { } // EF

    public int Id { get; private set; }

    public byte[] Secret { get; private set; } = [];

    public DateTimeOffset MadeAt { get; private set; }

    public static async Task<SharingKey> LoadAsync(RecordedActs acts, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var kept = await db.SharingSecrets.AsNoTracking().SingleOrDefaultAsync(ct).ConfigureAwait(false) ?? await MakeAsync(acts, ct).ConfigureAwait(false);
        return SharingKey.From(kept.Secret) ?? throw new InvalidOperationException("The stored sharing key is too short. Restore the case store from a backup.");
    }

    private static async Task<SharingSecret> MakeAsync(RecordedActs acts, CancellationToken ct)
    {
        var done = await acts.DoAsync<SharingSecret>(
            async db =>
            {
                // Another server may have been first while this one waited for its turn.
                if (await db.SharingSecrets.SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } first) return first;
                var made = new SharingSecret { Id = 1, Secret = RandomNumberGenerator.GetBytes(SharingKey.MinBytes), MadeAt = acts.Clock.GetUtcNow() };
                db.SharingSecrets.Add(made);
                await acts.RecordAsync(db, Domain.Audit.Person.System, "sharing-key.made", "sharing-key", null, ct).ConfigureAwait(false);
                return made;
            },
            ct).ConfigureAwait(false);
        return done.Value!;
    }
}

internal sealed class SharingSecretConfiguration : IEntityTypeConfiguration<SharingSecret>
{
    public void Configure(EntityTypeBuilder<SharingSecret> builder)
    {
        builder.ToTable("SharingSecret");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Secret).HasMaxLength(64);
    }
}
