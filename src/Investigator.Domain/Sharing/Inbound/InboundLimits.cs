namespace Investigator.Domain.Sharing.Inbound;

/// <summary>How much of what strangers send is looked at. What is past a limit is refused or passed over and said, never cut in silence.</summary>
public static class InboundLimits
{
    /// <summary>Largest delivery, in bytes.</summary>
    public const int Bytes = 32 * 1024 * 1024;

    /// <summary>Deepest nesting of JSON.</summary>
    public const int Depth = 32;

    /// <summary>Most objects, attributes or lines of one delivery.</summary>
    public const int Objects = 25_000;

    /// <summary>Longest pattern that is read, in characters.</summary>
    public const int PatternLength = 4_000;

    /// <summary>Most alternatives of one pattern.</summary>
    public const int Alternatives = 100;

    /// <summary>Deepest brackets of a pattern.</summary>
    public const int PatternDepth = 16;

    /// <summary>Longest id.</summary>
    public const int IdLength = 200;

    /// <summary>Longest line of CSV or NDJSON, in characters.</summary>
    public const int LineLength = 64 * 1024;

    /// <summary>Most faults that are kept of one delivery; the number counts all.</summary>
    public const int FaultsKept = 100;
}
