using Investigator.Casework.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Investigator.Tests.CaseStore;

/// <summary>The readable scripts in <c>db/</c> are what the product does. After a new migration, run <c>eng/db-scripts</c>.</summary>
public sealed class SchemaScriptTests
{
    [Fact]
    public void No_change_of_the_model_waits_for_a_migration()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTime().CreateDbContext([]);
        Assert.False(sqlite.Database.HasPendingModelChanges());
        Assert.False(sqlServer.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_scripts_are_those_that_the_migrations_give()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTime().CreateDbContext([]);
        Assert.Equal(Migrations(sqlite), Files("sqlite"));
        Assert.Equal(Migrations(sqlServer), Files("sqlserver"));
        Assert.Equal(
            Tidy(sqlServer.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent)), Tidy(File.ReadAllText(Path.Combine(Folder("sqlserver"), "idempotent.sql"))));
    }

    [Fact]
    public async Task The_SQLite_scripts_build_the_schema_that_the_console_builds()
    {
        await using var room = await CaseRoom.OnSqliteAsync();
        await using var scripted = new SqliteConnection("Data Source=:memory:");
        await scripted.OpenAsync();
        foreach (var (_, text) in Files("sqlite"))
        {
            await using var command = scripted.CreateCommand();
            command.CommandText = text;
            await command.ExecuteNonQueryAsync();
        }

        await using var migrated = new SqliteConnection($"Data Source={room.File}");
        await migrated.OpenAsync();
        Assert.Equal(await SchemaAsync(migrated), await SchemaAsync(scripted));
    }

    [Fact]
    public void The_SQL_Server_script_parses()
    {
        using var reader = File.OpenText(Path.Combine(Folder("sqlserver"), "idempotent.sql"));
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        Assert.Empty(errors);
    }

    private static List<(string Name, string Text)> Migrations(DbContext db)
    {
        var scripts = new List<(string, string)>();
        var from = "0";
        foreach (var migration in db.Database.GetMigrations())
        {
            scripts.Add(($"{scripts.Count + 1:000}_{migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..]}.sql", Tidy(db.GetService<IMigrator>().GenerateScript(from, migration))));
            from = migration;
        }

        return scripts;
    }

    private static List<(string Name, string Text)> Files(string engine) =>
        [.. Directory.EnumerateFiles(Folder(engine), "???_*.sql").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Tidy(File.ReadAllText(f))))];

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Folder(string engine)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Investigator.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "db", engine);
    }

    private static async Task<List<string>> SchemaAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY type, name";
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
