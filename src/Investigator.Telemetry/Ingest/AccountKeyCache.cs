using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Investigator.Telemetry.DuckDb;

namespace Investigator.Telemetry.Ingest;

/// <summary>
/// The keys of accounts already met, so that their names are hashed once. Direct-mapped, so bounded; small for a small delivery, and larger once that many accounts came that slots
/// are taken from one another. Not thread-safe.
/// </summary>
/// <remarks>Names lie in their slots: as arrays of their own they took two looks into memory more an event, 4 % of the processor time of an ingest without text.</remarks>
internal sealed class AccountKeyCache
{
    private const int FirstSlots = 4096;
    private const int MostSlots = 4096 * 8 * 8;
    private Slot[] _slots = new Slot[FirstSlots];
    private int _misses;

    internal ulong Of(ReadOnlySpan<byte> account)
    {
        if (account.Length is 0 or > Name.Bytes) return KeyOf(account);
        ref var slot = ref _slots[(int)(ShortTexts.HashOf(account) >> 32) & (_slots.Length - 1)];
        if (account.SequenceEqual(((ReadOnlySpan<byte>)slot.Account)[..slot.Length])) return slot.Key;
        slot.Length = (byte)account.Length;
        account.CopyTo(slot.Account);
        var key = slot.Key = KeyOf(account);
        if (++_misses > 2 * _slots.Length && _slots.Length < MostSlots) (_slots, _misses) = (new Slot[_slots.Length * 8], 0);
        return key;
    }

    private static ulong KeyOf(ReadOnlySpan<byte> account) => AccountKey.Of(Encoding.UTF8.GetString(account));

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        public ulong Key;
        public byte Length;     // 0: nothing is here
        public Name Account;
    }

    [InlineArray(Bytes)]
    private struct Name
    {
        public const int Bytes = 64;        // the longest id that is taken

        private byte _first;
    }
}
