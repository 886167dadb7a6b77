namespace Investigator.Telemetry.DuckDb;

/// <summary>Where a field of a query lies in a row of the engine, and how it is stored there.</summary>
/// <param name="Column">An expression over the row. Written here alone; what people typed is never a part of it.</param>
internal sealed record QueryPlace(string Column, QueryShape Shape)
{
    internal static QueryPlace Text(string column) => new(column, QueryShape.Text);

    internal static QueryPlace Number(string column) => new(column, QueryShape.Number);

    internal static QueryPlace Time(string column) => new(column, QueryShape.Time);
}

/// <summary>How a value is stored.</summary>
internal enum QueryShape
{
    Text,
    Number,
    Time,

    /// <summary>True or false, asked for as yes or no.</summary>
    Flag,

    /// <summary>A number of 64 bits that people write in hexadecimal digits.</summary>
    Hash,

    /// <summary>A whole number that is a name.</summary>
    WholeName,

    /// <summary>An account's id beside its key, by which rows are sorted.</summary>
    Account,

    /// <summary>Several texts, one of which is asked for.</summary>
    Several,
}
