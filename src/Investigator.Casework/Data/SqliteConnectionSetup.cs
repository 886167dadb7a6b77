using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Investigator.Casework.Data;

/// <summary>What SQLite forgets when a connection closes.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // Writers take turns: a writer waits this long for its turn before it gives up. foreign_keys is off in SQLite unless asked for.
    private const string Setup = "PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Setup;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Setup;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
