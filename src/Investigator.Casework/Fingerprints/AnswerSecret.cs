using System.Security.Cryptography;
using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Investigator.Casework.Fingerprints;

/// <summary>The secret of the hashes of served answers: made on first use, protected by the console's keys, the same for all servers.</summary>
internal sealed class AnswerSecret
{
    private AnswerSecret() { } // EF

    public int Id { get; private set; }

    public string ProtectedKey { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public static AnswerSecret Of(string protectedKey, DateTimeOffset at) => new() { Id = 1, ProtectedKey = protectedKey, MadeAt = at };
}

internal sealed class AnswerSecretConfiguration : IEntityTypeConfiguration<AnswerSecret>
{
    public void Configure(EntityTypeBuilder<AnswerSecret> builder)
    {
        builder.ToTable("AnswerSecret");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ProtectedKey).HasMaxLength(ModelLimits.LongText);
    }
}

internal sealed class AnswerKeys(RecordedActs acts, FingerprintSecrets secrets) : IAnswerKeys
{
    public async Task<byte[]?> LoadAsync(CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var kept = await db.AnswerSecrets.AsNoTracking().SingleOrDefaultAsync(ct).ConfigureAwait(false) ?? await MakeAsync(ct).ConfigureAwait(false);
        return secrets.Open(kept.ProtectedKey);
    }

    private async Task<AnswerSecret> MakeAsync(CancellationToken ct)
    {
        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var stored = secrets.Protect(RandomNumberGenerator.GetBytes(SipHash.KeyBytes));
        var done = await acts.DoAsync<AnswerSecret>(
            async db =>
            {
                // Another server may have been first while this one waited for its turn.
                if (await db.AnswerSecrets.SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } first) return first;
                var made = AnswerSecret.Of(stored, acts.Clock.GetUtcNow());
                db.AnswerSecrets.Add(made);
                await acts.RecordAsync(db, Person.System, "answer-key.made", "answer-key", null, ct).ConfigureAwait(false);
                return made;
            },
            ct).ConfigureAwait(false);
        return done.Value!;
    }
}
