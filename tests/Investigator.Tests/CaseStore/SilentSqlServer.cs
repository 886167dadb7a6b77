using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Investigator.Tests.CaseStore;

/// <summary>Stands where a SQL Server would: notes every command and answers with no row, or with one row of plausible values.</summary>
internal sealed class SilentSqlServer(List<SeenCommand> log, bool answersWithOneRow) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=none";

    public override string Database => "none";

    public override string DataSource => "none";

    public override string ServerVersion => "15.0";

    public override ConnectionState State => _state;

    internal bool AnswersWithOneRow => answersWithOneRow;

    internal List<SeenCommand> Log => log;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close() => _state = ConnectionState.Closed;

    public override void Open() => _state = ConnectionState.Open;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new SilentTransaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new SilentCommand(this);

    private sealed class SilentTransaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
        }

        public override void Rollback()
        {
        }
    }
}

/// <summary>A command as it was sent, with its parameters' names and types.</summary>
internal sealed record SeenCommand(string CommandText, IReadOnlyList<string> Parameters);

/// <summary>A command that is noted and never run. Parameters are SQL Server's own, so that their types are the real ones.</summary>
internal sealed class SilentCommand(SilentSqlServer server) : DbCommand
{
    private static readonly string[] s_aggregates = ["SELECT COUNT", "SELECT MAX", "SELECT MIN", "SELECT AVG", "SELECT CASE"];

    private static readonly string[] s_neverNull = ["SELECT COUNT", "SELECT CASE"];

    private readonly SqlCommand _inner = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = server;

    protected override DbParameterCollection DbParameterCollection => _inner.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override int ExecuteNonQuery()
    {
        Note();
        return 1;
    }

    public override object? ExecuteScalar()
    {
        Note();
        return 1;
    }

    public override void Prepare()
    {
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    // Noted as it stands now: EF takes the parameters out again once a command has run.
    private void Note() => server.Log.Add(new(CommandText, [.. _inner.Parameters.Cast<SqlParameter>().Select(p => $"@{p.ParameterName.TrimStart('@')} {TypeOf(p)}")]));

    private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.NVarChar => parameter.Size is > 0 and <= 4000 ? $"nvarchar({parameter.Size})" : "nvarchar(max)",
        SqlDbType.VarBinary => "varbinary(max)",
        var type => type.ToString().ToLowerInvariant(),
    };

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        Note();
        // An aggregate has one row, whatever is there.
        var aggregate = s_aggregates.Any(a => CommandText.StartsWith(a, StringComparison.Ordinal));
        var always = s_neverNull.Any(a => CommandText.StartsWith(a, StringComparison.Ordinal));
        return new SilentReader(server.AnswersWithOneRow || aggregate, always, server.AnswersWithOneRow);
    }
}

/// <summary>No row, or one: numbers are 1, texts are the word null (which is JSON, too), what may be missing is missing.</summary>
internal sealed class SilentReader(bool hasRow, bool hasValues, bool isThere) : DbDataReader
{
    private bool _given;
    private int _results;

    public override int Depth => 0;

    public override int FieldCount => 64;

    public override bool HasRows => hasRow;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    public override object this[int ordinal] => 1;

    public override object this[string name] => 1;

    public override bool Read()
    {
        var now = hasRow && !_given;
        _given = true;
        return now;
    }

    public override bool NextResult()
    {
        _given = false;
        return hasRow && ++_results < 20;
    }

    public override bool GetBoolean(int ordinal) => isThere;

    public override byte GetByte(int ordinal) => 1;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override char GetChar(int ordinal) => 'n';

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override DateTime GetDateTime(int ordinal) => DateTime.UnixEpoch;

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override T GetFieldValue<T>(int ordinal) => (T)(typeof(T) == typeof(byte[]) ? new byte[32] : typeof(T) == typeof(DateOnly) ? DateOnly.FromDayNumber(1) : typeof(T) == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch : (object)1);

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetName(int ordinal) => $"c{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetString(int ordinal) => "null";

    public override object GetValue(int ordinal) => 1;

    public override int GetValues(object[] values) => 0;

    public override bool IsDBNull(int ordinal) => !hasValues;
}
