using Microsoft.EntityFrameworkCore.Design;

namespace Investigator.Casework.Data;

/// <summary>For <c>dotnet ef</c> alone: it needs a model, never a database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteInvestigatorDb>
{
    public SqliteInvestigatorDb CreateDbContext(string[] args) => new(CaseDatabases.Sqlite("Data Source=:memory:"));
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerInvestigatorDb>
{
    public SqlServerInvestigatorDb CreateDbContext(string[] args) => new(CaseDatabases.SqlServer("Server=none"));
}
