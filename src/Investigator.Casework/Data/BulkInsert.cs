using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Investigator.Casework.Data;

/// <summary>
/// Inserts many rows of one entity without tracking them: several rows per command, everything as parameters, columns and conversions as the model has them.
/// About ten times the rate of tracked inserts.
/// </summary>
internal static class BulkInsert
{
    // SQL Server takes 2,100 parameters a command. SQLite looks parameters up by name one after the other, so there small commands are the fast ones.
    private const int MostParametersOnSqlServer = 2000;
    private const int MostParametersOnSqlite = 100;

    /// <param name="shadows">Values of columns that the entity has no property for, in the order of <paramref name="shadowNames"/>.</param>
    public static async Task InsertAsync<T>(
        this InvestigatorDb db, IEnumerable<T> rows, CancellationToken ct, Func<T, object?[]>? shadows = null, params string[] shadowNames)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException("Not an entity.", nameof(rows));
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetProperties().Where(p => !p.IsShadowProperty() || Array.IndexOf(shadowNames, p.Name) >= 0)
            .Select(p => new Column(p, p.GetColumnName(table)!, p.GetRelationalTypeMapping(), Array.IndexOf(shadowNames, p.Name))).ToList();
        var perCommand = Math.Max(1, (db.Database.IsSqlite() ? MostParametersOnSqlite : MostParametersOnSqlServer) / columns.Count);
        var quote = db.GetService<Microsoft.EntityFrameworkCore.Storage.ISqlGenerationHelper>();
        var start = $"INSERT INTO {quote.DelimitIdentifier(table.Name)} ({string.Join(", ", columns.Select(c => quote.DelimitIdentifier(c.Name)))}) VALUES ";
        var full = "";
        var names = Enumerable.Range(0, perCommand * columns.Count).Select(i => $"@p{i.ToString(CultureInfo.InvariantCulture)}").ToArray();

        // Only makes parameters; the command that runs is EF's own.
        var maker = db.Database.GetDbConnection().CreateCommand();
        await using var makerHeld = maker.ConfigureAwait(false);
        foreach (var chunk in rows.Chunk(perCommand))
        {
            var parameters = new List<DbParameter>(chunk.Length * columns.Count);
            foreach (var row in chunk)
            {
                var extra = shadows?.Invoke(row);
                foreach (var column in columns)
                {
                    var value = column.Shadow >= 0 ? extra![column.Shadow] : column.Property.GetGetter().GetClrValue(row);
                    parameters.Add(column.Mapping.CreateParameter(maker, names[parameters.Count], value, column.Property.IsNullable));
                }
            }

            var text = chunk.Length < perCommand ? Text(start, names, chunk.Length, columns.Count) : full.Length > 0 ? full : full = Text(start, names, perCommand, columns.Count);
            await db.Database.ExecuteSqlRawAsync(text, (IEnumerable<object>)parameters, ct).ConfigureAwait(false);
        }
    }

    private static string Text(string start, string[] names, int rows, int columns)
    {
        var text = new StringBuilder(start);
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", names.AsSpan(row * columns, columns)).Append(')');
        return text.Append(';').ToString();
    }

    private sealed record Column(IProperty Property, string Name, Microsoft.EntityFrameworkCore.Storage.RelationalTypeMapping Mapping, int Shadow);
}
