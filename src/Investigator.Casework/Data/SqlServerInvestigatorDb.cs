using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Data;

/// <summary>The case store on SQL Server.</summary>
internal sealed class SqlServerInvestigatorDb(DbContextOptions<SqlServerInvestigatorDb> options) : InvestigatorDb(options)
{
    /// <summary>Compares code unit by code unit, as SQLite and ordinal comparison in code do: ids that differ in case are different ids.</summary>
    internal const string Collation = "Latin1_General_100_BIN2";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Per column and not per database: the database may exist already, made by an administrator with another collation.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            if ((property.GetProviderClrType() ?? property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
                property.SetCollation(Collation);
    }
}
