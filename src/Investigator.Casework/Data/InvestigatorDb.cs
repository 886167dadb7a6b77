using Investigator.Domain.Usage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Data;

/// <summary>The case store: one model for both providers. Each room brings its tables with its configurations.</summary>
internal abstract class InvestigatorDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect sign-in cookies: in the store, so that all servers share them and a restart signs nobody out.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>True while the machine rewrites what it said before: people's view of a row stays current, so its version stays.</summary>
    public bool KeepsVersions { get; set; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>().HaveMaxLength(ModelLimits.Id);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(InvestigatorDb).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("DataProtectionKey").Property(k => k.FriendlyName).HasMaxLength(ModelLimits.Name);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // People and tools read the tables by the words of the domain, one each.
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(long)) version.IsConcurrencyToken = true;
        }
    }
}
