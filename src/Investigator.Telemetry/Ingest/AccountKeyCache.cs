using System.Text;
using Investigator.Telemetry.DuckDb;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The keys of accounts already met, so that their names are hashed once. Direct-mapped, so bounded; small for a small delivery, and larger once that many accounts came that slots
/// are taken from one another. Not thread-safe.
/// </summary>
internal sealed class AccountKeyCache
{
    private const int FirstSlots = 4096;
    private const int MostSlots = 4096 * 8 * 8;
    private (byte[]? Account, ulong Key)[] _slots = new (byte[]?, ulong)[FirstSlots];
    private int _misses;

    internal ulong Of(ReadOnlySpan<byte> account)
    {
        ref var slot = ref _slots[(int)(ShortTexts.HashOf(account) >> 32) & (_slots.Length - 1)];
        if (slot.Account is not null && account.SequenceEqual(slot.Account)) return slot.Key;
        slot = (account.ToArray(), AccountKey.Of(Encoding.UTF8.GetString(account)));
        var key = slot.Key;
        if (++_misses > 2 * _slots.Length && _slots.Length < MostSlots) (_slots, _misses) = (new (byte[]?, ulong)[_slots.Length * 8], 0);
        return key;
    }
}
