using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Data;

/// <summary>Makes the case store ready at start.</summary>
public sealed class CaseStore
{
    private readonly IDbContextFactory<InvestigatorDb> _databases;
    private readonly CaseStoreOptions _options;

    internal CaseStore(IDbContextFactory<InvestigatorDb> databases, CaseStoreOptions options) => (_databases, _options) = (databases, options);

    /// <summary>Creates the store, or brings it to this version's schema. Safe to call at each start.</summary>
    /// <exception cref="CaseStoreUnavailable">It can't be used; the message says what to do.</exception>
    public async Task PrepareAsync(CancellationToken ct)
    {
        var place = _options.Provider is CaseStoreProvider.Sqlite ? SqliteFile() : null;
        try
        {
            var db = await _databases.CreateDbContextAsync(ct).ConfigureAwait(false);
            await using var dbHeld = db.ConfigureAwait(false);
            if (place is not null && File.Exists(place)) await CheckFileAsync(db, place, ct).ConfigureAwait(false);
            await RefuseNewerAsync(db, ct).ConfigureAwait(false);
            await db.Database.MigrateAsync(ct).ConfigureAwait(false);
            // A write that changes nothing: a folder or a login without the right to write shows now, not at the first decision.
            var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
            await using var turnHeld = turn.ConfigureAwait(false);
            await turn.RollbackAsync(ct).ConfigureAwait(false);
        }
        catch (SqliteException broken)
        {
            throw new CaseStoreUnavailable(Explain(broken, place ?? ""), broken);
        }
        catch (Exception broken) when (place is null && broken is DbException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new CaseStoreUnavailable(
                $"The case store on SQL Server can't be used: {broken.Message} Check ConnectionStrings:Casework (server, database, login), that the server runs, and that the login may create tables.", broken);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new CaseStoreUnavailable($"The case store {place} can't be opened: {broken.Message} Check that the data folder exists and that the console's user may write in it.", broken);
        }
    }

    private string SqliteFile()
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(_options.ConnectionString).DataSource;
            if (string.IsNullOrWhiteSpace(file)) throw new CaseStoreUnavailable("ConnectionStrings:Casework names no file. Write it as \"Data Source=PATH\", or leave it out to keep cases in the data folder.");
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder) Directory.CreateDirectory(folder);
            return file;
        }
        catch (ArgumentException broken)
        {
            throw new CaseStoreUnavailable($"ConnectionStrings:Casework is not a SQLite connection string: {broken.Message} Write it as \"Data Source=PATH\", or set Casework:Provider to SqlServer.", broken);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new CaseStoreUnavailable($"The data folder can't be made or entered: {broken.Message} Choose another with --data, or give the console's user the right to write there.", broken);
        }
    }

    private static async Task CheckFileAsync(InvestigatorDb db, string place, CancellationToken ct)
    {
        var answer = (await db.Database.SqlQuery<string>($"SELECT quick_check AS Value FROM pragma_quick_check LIMIT 1").ToListAsync(ct).ConfigureAwait(false)).FirstOrDefault();
        if (answer != "ok")
            throw new CaseStoreUnavailable($"The case store {place} is damaged ({answer}). Stop the console, move the file away, and restore the last backup.");
    }

    private static async Task RefuseNewerAsync(InvestigatorDb db, CancellationToken ct)
    {
        if (!await db.Database.CanConnectAsync(ct).ConfigureAwait(false)) return;
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var newer = (await db.Database.GetAppliedMigrationsAsync(ct).ConfigureAwait(false)).FirstOrDefault(m => !known.Contains(m));
        if (newer is not null)
            throw new CaseStoreUnavailable($"The case store was written by a newer version of Investigator (schema {newer}). Start that version, or restore a backup made before the upgrade.");
    }

    // The result codes are at https://sqlite.org/rescode.html.
    internal static string Explain(SqliteException broken, string place) => broken.SqliteErrorCode switch
    {
        5 or 6 => $"The case store {place} is locked by another process. Stop the other console or the tool that has it open, then start again.",
        8 => $"The case store {place} can't be written. Give the console's user the right to write the file and its folder.",
        10 => $"The case store {place} can't be read or written: the disk reports an error. Check the disk, then restore the last backup if the error stays.",
        11 => $"The case store {place} is damaged. Stop the console, move the file away, and restore the last backup.",
        13 => $"The disk that holds the case store {place} is full. Free some space, then start again; nothing was lost.",
        14 => $"The case store {place} can't be opened. Check that the folder exists and that the console's user may write in it.",
        23 => $"The console's user may not open the case store {place}. Give it the right to write the file and its folder.",
        26 => $"The file {place} is not a case store. Move it away or name another with ConnectionStrings:Casework; the console then makes a new one.",
        _ => $"The case store {place} can't be used: {broken.Message}",
    };
}
