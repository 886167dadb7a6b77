using System.Runtime.InteropServices;

namespace Investigator.Telemetry.Ingest.Mapping;

/// <summary>What stood at a path.</summary>
internal enum FoundKind : byte
{
    Nothing,

    /// <summary>Text, without quotes and escapes.</summary>
    Text,

    /// <summary>A number as it was written.</summary>
    Digits,

    /// <summary>A JSON list or object as it was written.</summary>
    Json,

    Whole,
    Number,
    True,
    False,
}

/// <summary>One value of a record: a piece of the input or of the scratch beside it, or a number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundValue(FoundKind Kind, bool InScratch, int Start, int Length, long Bits)
{
    public static FoundValue Of(long whole) => new(FoundKind.Whole, false, 0, 0, whole);

    public static FoundValue Of(double number) => new(FoundKind.Number, false, 0, 0, BitConverter.DoubleToInt64Bits(number));

    public static FoundValue Of(bool flag) => new(flag ? FoundKind.True : FoundKind.False, false, 0, 0, 0);

    /// <summary>Whether the record says something here: an empty text says nothing.</summary>
    public bool IsSaid => Kind is not FoundKind.Nothing && (Kind is not (FoundKind.Text or FoundKind.Digits) || Length > 0);
}

/// <summary>A value under a numbered name.</summary>
/// <param name="Key">What follows the prefix: <c>0.message.content</c>; lies in the scratch.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GatheredValue(int Slot, FoundValue Key, FoundValue Value);
