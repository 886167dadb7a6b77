using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Investigator.Casework.Data;

/// <summary>Opens the case store: one context per operation.</summary>
internal sealed class CaseDatabases : IDbContextFactory<InvestigatorDb>
{
    private readonly Func<InvestigatorDb> _open;

    public CaseDatabases(CaseStoreOptions options, params IReadOnlyList<IInterceptor> more)
    {
        switch (options.Provider)
        {
            case CaseStoreProvider.Sqlite:
                var sqlite = Sqlite(options.ConnectionString, more);
                _open = () => new SqliteInvestigatorDb(sqlite);
                break;
            case CaseStoreProvider.SqlServer:
                var sqlServer = SqlServer(options.ConnectionString, more);
                _open = () => new SqlServerInvestigatorDb(sqlServer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "Not a provider.");
        }
    }

    public InvestigatorDb CreateDbContext() => _open();

    internal static DbContextOptions<SqliteInvestigatorDb> Sqlite(string connectionString, params IEnumerable<IInterceptor> more) =>
        new DbContextOptionsBuilder<SqliteInvestigatorDb>()
            .UseSqlite(connectionString, sqlite => sqlite
                .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                .MigrationsHistoryTable("MigrationHistory"))
            .AddInterceptors([new SqliteConnectionSetup(), new VersionInterceptor(), .. more])
            .Options;

    internal static DbContextOptions<SqlServerInvestigatorDb> SqlServer(string connectionString, params IEnumerable<IInterceptor> more) =>
        Finish(new DbContextOptionsBuilder<SqlServerInvestigatorDb>().UseSqlServer(connectionString, Settle), more);

    /// <summary>Over a connection that is there already; the context closes it.</summary>
    internal static DbContextOptions<SqlServerInvestigatorDb> SqlServer(DbConnection connection) =>
        Finish(new DbContextOptionsBuilder<SqlServerInvestigatorDb>().UseSqlServer(connection, contextOwnsConnection: true, Settle), []);

    private static DbContextOptions<SqlServerInvestigatorDb> Finish(DbContextOptionsBuilder<SqlServerInvestigatorDb> builder, IEnumerable<IInterceptor> more) =>
        builder.AddInterceptors([new VersionInterceptor(), .. more]).Options;

    private static void Settle(SqlServerDbContextOptionsBuilder sqlServer) => sqlServer
        // The level of SQL Server 2019, fixed, so that scripts and queries are the same wherever they are made.
        .UseCompatibilityLevel(150)
        // One JSON parameter for a list of any length: 25,000 members are one query, not one per 2,100.
        .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
        .MigrationsHistoryTable("MigrationHistory");
}
