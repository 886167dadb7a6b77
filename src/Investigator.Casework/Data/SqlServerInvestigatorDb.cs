using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Investigator.Casework.Data;

/// <summary>The case store on SQL Server.</summary>
internal sealed class SqlServerInvestigatorDb(DbContextOptions<SqlServerInvestigatorDb> options) : InvestigatorDb(options)
{
    /// <summary>Compares code unit by code unit, as SQLite and ordinal comparison in code do: ids that differ in case are different ids.</summary>
    internal const string Collation = "Latin1_General_100_BIN2";

    // A key of an index has at most 1,700 bytes, two a letter.
    private const int LongestKey = 800;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Per column and not per database: the database may exist already, made by an administrator with another collation.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            if ((property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
                property.SetCollation(Collation);
        foreach (var index in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetIndexes()).Where(i => i.Properties.Any(IsLong)).ToList())
        {
            var (name, entity) = (index.GetDatabaseName(), index.DeclaringEntityType);
            entity.RemoveIndex(index);
            var shorter = entity.AddIndex([.. index.Properties.Where(p => !IsLong(p))]);
            shorter.SetDatabaseName(name);
            shorter.SetIncludeProperties(index.Properties.Where(IsLong).Select(p => p.Name).ToArray()); // read along, not sorted by
        }
    }

    private static bool IsLong(IMutableProperty property) => property.ClrType == typeof(string) && property.GetMaxLength() is null or > LongestKey;
}
