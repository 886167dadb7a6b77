using System.Numerics;
using Investigator.Domain.Detection;

namespace Investigator.Domain.Linking;

/// <summary>
/// Accounts that are active in the same ten minutes more often than chance gives. The null model shuffles days: each account keeps its own pace, its own hours and its own
/// minute of the hour, so two night shifts, two time zones or two jobs that start on the hour are no surprise; only hitting the same minutes of the same days is.
/// </summary>
internal sealed class Lockstep
{
    private const int Hashes = 24;
    private const int RowsPerBand = 2;
    private const double FewestExpected = 0.5;

    private const int FewestSeen = 6;

    // Above that many slots a pair is counted by words of 64 slots instead of one by one; below, the words would take more room than the slots.
    private const int FewestToPack = 64;

    private readonly Dictionary<int, int[]> _slots;
    private readonly Dictionary<int, ulong[]> _packed = [];
    private readonly int _slotsPerDay;
    private readonly double _bitsOfSearch;
    private readonly int _fewestSeen;

    /// <param name="slots">Sorted active slots by account.</param>
    public Lockstep(Dictionary<int, int[]> slots, int slotsPerDay)
    {
        (_slots, _slotsPerDay) = (slots, slotsPerDay);
        // Bonferroni over all pairs: among a million pairs a one-in-a-million coincidence is expected.
        _bitsOfSearch = Math.Log2(Math.Max(1, slots.Count * (slots.Count - 1.0) / 2));
        // Fewer cannot pay for the search however little chance would give.
        _fewestSeen = FewestSeen;
        while (Surprise.PoissonBits(_fewestSeen, FewestExpected) <= _bitsOfSearch) _fewestSeen++;
        foreach (var (account, active) in slots)
            if (active.Length >= FewestToPack) _packed[account] = Packed(active);
    }

    /// <summary>
    /// Pairs likely to overlap: MinHash of the slot sets in bands of two (a pair of Jaccard similarity j meets with probability 1 − (1 − j²)¹²: 97 % at 0.5).
    /// Within a crowded band only neighbours meet. A pair may come more than once. O(slots × 24 + accounts log accounts).
    /// </summary>
    public IEnumerable<(int A, int B)> Candidates(int neighbours)
    {
        var accounts = _slots.Keys.Order().ToArray();
        var least = new uint[accounts.Length * Hashes];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i < accounts.Length; i++)
        {
            var own = least.AsSpan(i * Hashes, Hashes);
            foreach (var slot in _slots[accounts[i]])
                for (var h = 0; h < Hashes; h++)
                    own[h] = Math.Min(own[h], Mix((uint)slot, (uint)h));
        }

        // Who has the same key in a band lies side by side once the keys are sorted.
        var keys = new (ulong Key, int Place)[accounts.Length];
        for (var band = 0; band < Hashes; band += RowsPerBand)
        {
            for (var i = 0; i < accounts.Length; i++) keys[i] = (((ulong)least[(i * Hashes) + band] << 32) | least[(i * Hashes) + band + 1], i);
            Array.Sort(keys);
            for (var i = 0; i < keys.Length; i++)
                for (var j = i + 1; j < keys.Length && j <= i + neighbours && keys[j].Key == keys[i].Key; j++)
                    yield return (accounts[keys[i].Place], accounts[keys[j].Place]);
        }
    }

    /// <summary>Bits beyond chance, after paying for the search among all pairs; how often they were seen together; how often chance would.</summary>
    public (double Bits, int Seen, double Expected) Of(int a, int b)
    {
        if (!_slots.TryGetValue(a, out var first) || !_slots.TryGetValue(b, out var second) || Math.Min(first.Length, second.Length) < _fewestSeen) return default;
        var (from, to) = (Math.Max(first[0], second[0]) / _slotsPerDay, Math.Min(first[^1], second[^1]) / _slotsPerDay);
        var days = to - from + 1;
        // With fewer than three common days shuffling days tells nothing.
        if (days < 3) return default;

        var seen = Overlap(first, _packed.GetValueOrDefault(a), second, _packed.GetValueOrDefault(b));
        if (seen < _fewestSeen) return default;
        Span<int> mine = stackalloc int[_slotsPerDay], theirs = stackalloc int[_slotsPerDay];
        Daily(first, from, to, mine);
        Daily(second, from, to, theirs);
        double byMinute = 0, byHour = 0;
        var perHour = _slotsPerDay / 24;
        for (var hour = 0; hour < 24; hour++)
        {
            var (m, t) = (0, 0);
            for (var slot = hour * perHour; slot < (hour + 1) * perHour; slot++)
            {
                byMinute += (double)mine[slot] * theirs[slot] / days;
                m += mine[slot];
                t += theirs[slot];
            }
            byHour += (double)m * t / (days * perHour);
        }
        var expected = Math.Max(Math.Max(byMinute, byHour), FewestExpected);
        return (Surprise.PoissonBits(seen, expected) - _bitsOfSearch, seen, expected);
    }

    private void Daily(int[] slots, int from, int to, Span<int> counts)
    {
        counts.Clear();
        foreach (var slot in slots)
            if (slot / _slotsPerDay is var day && day >= from && day <= to) counts[slot % _slotsPerDay]++;
    }

    private static int Overlap(int[] first, ulong[]? firstPacked, int[] second, ulong[]? secondPacked)
    {
        if (firstPacked is not null && secondPacked is not null) return Overlap(firstPacked, secondPacked);
        var (i, j, both) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            if (first[i] == second[j]) (i, j, both) = (i + 1, j + 1, both + 1);
            else if (first[i] < second[j]) i++;
            else j++;
        }
        return both;
    }

    private static int Overlap(ulong[] first, ulong[] second)
    {
        var both = 0;
        for (var word = Math.Min(first.Length, second.Length) - 1; word >= 0; word--) both += BitOperations.PopCount(first[word] & second[word]);
        return both;
    }

    private static ulong[] Packed(int[] slots)
    {
        var words = new ulong[(slots[^1] / 64) + 1];
        foreach (var slot in slots) words[slot / 64] |= 1UL << (slot % 64);
        return words;
    }

    private static uint Mix(uint value, uint seed)
    {
        var x = value * 0x9E3779B1u ^ (seed + 1) * 0x85EBCA77u;
        x = (x ^ (x >> 15)) * 0x2C1B3C6Du;
        x = (x ^ (x >> 12)) * 0x297A2D39u;
        return x ^ (x >> 15);
    }
}
