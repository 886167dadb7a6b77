using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Investigator.Casework.Data;

/// <summary>Counts the version of each changed row up by one. Both providers then refuse to overwrite a row that changed meanwhile.</summary>
internal sealed class VersionInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Count(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Count(DbContext? context)
    {
        if (context is not InvestigatorDb { KeepsVersions: false } db) return;
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } version)
                entry.Property(version).CurrentValue = (long)entry.Property(version).OriginalValue! + 1;
    }
}
