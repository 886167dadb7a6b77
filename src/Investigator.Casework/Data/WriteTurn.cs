using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace Investigator.Casework.Data;

/// <summary>
/// The one row that every writing transaction changes first. Whoever holds it writes alone until the transaction ends, on both providers and over all servers;
/// so audit sequence and stream position have no gaps and are committed in order.
/// </summary>
internal sealed class WriteTurn
{
    private WriteTurn() { } // EF

    public int Id { get; private set; }

    public long Turns { get; private set; }

    /// <summary>Waits for the turn; it ends with the transaction.</summary>
    public static async Task<IDbContextTransaction> TakeAsync(InvestigatorDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        var taken = 0;
        try
        {
            taken = await db.Set<WriteTurn>().Where(t => t.Id == 1).ExecuteUpdateAsync(t => t.SetProperty(x => x.Turns, x => x.Turns + 1), ct).ConfigureAwait(false);
        }
        finally
        {
            if (taken != 1) await transaction.DisposeAsync().ConfigureAwait(false);
        }

        return taken == 1 ? transaction : throw new InvalidOperationException("The case store lacks the row that lets writers take turns. Restore it from a backup.");
    }
}

internal sealed class WriteTurnConfiguration : IEntityTypeConfiguration<WriteTurn>
{
    public void Configure(EntityTypeBuilder<WriteTurn> builder)
    {
        builder.ToTable("WriteTurn");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasData(new { Id = 1, Turns = 0L });
    }
}
