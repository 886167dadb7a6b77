using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Data;

/// <summary>The case store in one file.</summary>
internal sealed class SqliteInvestigatorDb(DbContextOptions<SqliteInvestigatorDb> options) : InvestigatorDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite can neither sort nor compare a DateTimeOffset; UTC ticks it can.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }
}
