using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Investigator.Casework.Data;

/// <summary>What SQLite forgets when a connection closes.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // Writers take turns: a writer waits as long for its turn as the connection string's Default Timeout says (30 s). foreign_keys is off in SQLite unless asked for.
    private static string Setup(DbConnection connection) =>
        string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {1000 * ((SqliteConnection)connection).DefaultTimeout}; PRAGMA foreign_keys = ON;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Setup(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Setup(connection);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
