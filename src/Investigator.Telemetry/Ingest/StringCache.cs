using System.IO.Hashing;
using System.Text;

namespace Investigator.Telemetry.Ingest;

/// <summary>Hands out one string for equal short texts: models, countries, clients and accounts repeat in nearly every line. Direct-mapped, so bounded. Not thread-safe.</summary>
internal sealed class StringCache
{
    private const int LongestBytes = 96;
    private readonly string?[] _slots = new string?[16_384];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestBytes || !Ascii.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        ref var slot = ref _slots[XxHash3.HashToUInt64(utf8) & 16_383];
        return slot is not null && Ascii.Equals(utf8, slot) ? slot : slot = Encoding.ASCII.GetString(utf8);
    }
}
