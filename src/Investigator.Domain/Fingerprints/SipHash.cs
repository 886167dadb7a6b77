using System.Buffers.Binary;
using System.Numerics;

namespace Investigator.Domain.Fingerprints;

/// <summary>SipHash-2-4: a keyed pseudo-random function of short inputs (Aumasson, Bernstein, "SipHash: a fast short-input PRF", 2012). Whoever lacks the key can neither tell nor steer its answers.</summary>
public static class SipHash
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 16;

    /// <summary>The 64-bit answer, as in the paper's appendix A. O(length).</summary>
    /// <param name="key">Exactly <see cref="KeyBytes"/>.</param>
    /// <exception cref="ArgumentException">The key has another length.</exception>
    public static ulong Of(ReadOnlySpan<byte> key, ReadOnlySpan<byte> input)
    {
        if (key.Length != KeyBytes) throw new ArgumentException("A key has 16 bytes.", nameof(key));
        var (k0, k1) = (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[8..]));
        var state = new State(k0 ^ 0x736F6D6570736575, k1 ^ 0x646F72616E646F6D, k0 ^ 0x6C7967656E657261, k1 ^ 0x7465646279746573);
        var whole = input.Length & ~7;
        for (var i = 0; i < whole; i += 8) state.Take(BinaryPrimitives.ReadUInt64LittleEndian(input[i..]));
        var last = (ulong)input.Length << 56;
        for (var i = whole; i < input.Length; i++) last |= (ulong)input[i] << (8 * (i - whole));
        state.Take(last);
        return state.End();
    }

    private struct State(ulong a, ulong b, ulong c, ulong d)
    {
        private ulong _v0 = a;
        private ulong _v1 = b;
        private ulong _v2 = c;
        private ulong _v3 = d;

        public void Take(ulong word)
        {
            _v3 ^= word;
            Round();
            Round();
            _v0 ^= word;
        }

        public ulong End()
        {
            _v2 ^= 0xFF;
            for (var i = 0; i < 4; i++) Round();
            return _v0 ^ _v1 ^ _v2 ^ _v3;
        }

        private void Round()
        {
            _v0 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 13) ^ _v0;
            _v0 = BitOperations.RotateLeft(_v0, 32);
            _v2 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 16) ^ _v2;
            _v0 += _v3;
            _v3 = BitOperations.RotateLeft(_v3, 21) ^ _v0;
            _v2 += _v1;
            _v1 = BitOperations.RotateLeft(_v1, 17) ^ _v2;
            _v2 = BitOperations.RotateLeft(_v2, 32);
        }
    }
}
