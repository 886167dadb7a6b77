using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>One mapping file as it was read: which records a log format has and where their canonical fields are. docs/formats.md describes the file.</summary>
/// <param name="Records">Paths to the records inside a document, tried in this order; an empty path is the document itself.</param>
/// <param name="Only">What must hold of a record for it to be a model request; the others are passed over.</param>
/// <param name="Origin">Where it came from, for people.</param>
internal sealed record FormatMapping(
    string Name, string Title, string EventId, Layout Layout, IngestStream Stream, Recognition Recognise,
    IReadOnlyList<string> Records, IReadOnlyList<Condition> Only, IReadOnlyList<FieldRule> Fields, string Origin)
{
    public LogFormat ToLogFormat() => new(Name, Title, Stream, Origin, EventId);
}

/// <summary>What the values of a record are wrapped in. How records lie in the bytes (JSON, CSV, Parquet, protobuf) is seen by looking.</summary>
internal enum Layout
{
    /// <summary>Names and values.</summary>
    Records,

    /// <summary>OpenTelemetry's traces: attributes are lists of keys and wrapped values; also as protobuf.</summary>
    OtlpTraces,

    /// <summary>OpenTelemetry's logs, alike.</summary>
    OtlpLogs,
}

/// <summary>By what a record of the format is known: names at its top (or paths into it) that are there, or are not.</summary>
internal sealed record Recognition(IReadOnlyList<string> All, IReadOnlyList<string> None);

/// <summary>One thing that must hold of a record. Exactly one of the parts is set.</summary>
internal sealed record Condition
{
    public string? Path { get; init; }

    /// <summary>The value at <see cref="Path"/> is one of these.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>There is a value at <see cref="Path"/>, or there is none.</summary>
    public bool? Exists { get; init; }

    public IReadOnlyList<Condition>? Any { get; init; }

    public IReadOnlyList<Condition>? All { get; init; }

    public IReadOnlyList<Condition>? None { get; init; }
}

/// <summary>Where one canonical field is looked for, best place first.</summary>
internal sealed record FieldRule(string Field, IReadOnlyList<Alternative> Alternatives);

/// <summary>One place where a field can be found, and what is done with the value there.</summary>
internal sealed record Alternative
{
    /// <summary>Paths: one, several to be joined, or two between which time passes. Empty: a constant.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    public string? Value { get; init; }

    /// <summary>What stands between joined values.</summary>
    public string? With { get; init; }

    /// <summary>Only the time from the first path to the second counts, in milliseconds.</summary>
    public bool IsElapsed { get; init; }

    public Conversion As { get; init; }

    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>What stands for a value that <see cref="Map"/> does not name; <c>null</c>: the value itself.</summary>
    public string? Else { get; init; }

    public double? Scale { get; init; }

    public TimeSpan? Zone { get; init; }

    public string? Prefix { get; init; }

    public System.Text.RegularExpressions.Regex? Pattern { get; init; }

    /// <summary>Why the value only stands in for the real one.</summary>
    public string? Weak { get; init; }
}
