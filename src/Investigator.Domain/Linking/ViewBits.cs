using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Investigator.Domain.Linking;

/// <summary>Bits that speak for something, by kind of tie; 0 where a kind says nothing. A value, since one is made for each of millions of pairs and candidates.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ViewBits
{
    private const int Kinds = 6;

    private Each _bits;

    public double this[LinkTies view]
    {
        readonly get => _bits[BitOperations.Log2((uint)view)];
        set => _bits[BitOperations.Log2((uint)view)] = value;
    }

    public readonly double Sum
    {
        get
        {
            var sum = 0.0;
            foreach (var bits in _bits) sum += bits;
            return sum;
        }
    }

    /// <summary>The kinds that say so much.</summary>
    public readonly LinkTies AtLeast(double bits)
    {
        var all = LinkTies.None;
        for (var view = 0; view < Kinds; view++)
            if (_bits[view] >= bits) all |= (LinkTies)(1 << view);
        return all;
    }

    [InlineArray(Kinds)]
    private struct Each
    {
        private double _first;
    }
}
