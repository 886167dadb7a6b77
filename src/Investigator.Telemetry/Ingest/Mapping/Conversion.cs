namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>What is made of a value. <see cref="Natural"/> does what the canonical field's type asks for.</summary>
internal enum Conversion
{
    Natural,
    Plain,
    Lower,
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    Ticks,
    Count,
    Address,
    SystemText,
    PromptText,
    ResponseText,
    Turn,
    Numbered,
    Digest,
}

/// <summary>The names of conversions in mapping files.</summary>
internal static class ConversionNames
{
    public static IReadOnlyDictionary<string, Conversion> All { get; } = new Dictionary<string, Conversion>(StringComparer.Ordinal)
    {
        ["text"] = Conversion.Plain,
        ["lower"] = Conversion.Lower,
        ["epoch-seconds"] = Conversion.Seconds,
        ["epoch-milliseconds"] = Conversion.Milliseconds,
        ["epoch-microseconds"] = Conversion.Microseconds,
        ["epoch-nanoseconds"] = Conversion.Nanoseconds,
        ["dotnet-ticks"] = Conversion.Ticks,
        ["count"] = Conversion.Count,
        ["address"] = Conversion.Address,
        ["system-text"] = Conversion.SystemText,
        ["prompt-text"] = Conversion.PromptText,
        ["response-text"] = Conversion.ResponseText,
        ["turn"] = Conversion.Turn,
        ["digest"] = Conversion.Digest,
    };
}
