using System.Globalization;

namespace Investigator.Domain.Linking;

/// <summary>
/// Whether a pool moves as one: by permutation of days. Each member keeps its own hours and minutes and only the order of its days is shuffled; how unevenly the number of active members then
/// varies from one ten minutes to the next is what chance gives. More uneven: they start and stop together. More even: one is busy where the other rests, as a load balancer has it.
/// </summary>
internal sealed class Synchrony(IReadOnlyDictionary<int, int[]> slots, int slotsPerDay)
{
    private const int Shuffles = 40;
    private const int MostMembers = 600;
    private const int FewestMembers = 5;

    public Trial? Of(IReadOnlyCollection<int> members)
    {
        var active = members.Where(slots.ContainsKey).Order().ToList();
        if (active.Count < FewestMembers) return null;
        if (active.Count > MostMembers) active = [.. Enumerable.Range(0, MostMembers).Select(i => active[(int)((long)i * active.Count / MostMembers)])];
        var all = active.Select(m => slots[m]).Where(s => s[^1] / slotsPerDay - s[0] / slotsPerDay >= 2).ToList();
        if (all.Count < FewestMembers) return null;

        var length = all.Max(s => s[^1]) + slotsPerDay;
        var seen = Unevenness(all, null, length);
        var random = new SeededDraw((ulong)all.Count * 31 + (ulong)all[0][0]);
        var drawn = Enumerable.Range(0, Shuffles).Select(_ => Unevenness(all, random, length)).ToArray();
        var mean = drawn.Average();
        var deviation = Math.Sqrt(drawn.Sum(d => (d - mean) * (d - mean)) / (Shuffles - 1));
        if (deviation <= 0) return null;
        // Each direction is half of the question, so each pays for the other.
        var distance = (seen - mean) / deviation;
        var probability = Math.Clamp(2 * Comparison.NormalTail(Math.Abs(distance)), 1e-7, 1);
        var words = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(distance):0.#} standard deviations from what the members' own days, shuffled, would give ({Trials.Odds(probability)})");
        return distance > 0
            ? new("pool-synchrony", probability, Math.Clamp((seen - mean) / mean, 0, 1), $"The pool is busy and idle together, {words}.")
            : new("complementary-gaps", probability, Math.Clamp(3 * (mean - seen) / mean, 0, 1), $"Members are busy where others rest, {words}.");
    }

    // Sum over slots of the squared number of active members.
    private double Unevenness(List<int[]> all, SeededDraw? random, int length)
    {
        var counts = new int[length];
        foreach (var one in all)
        {
            if (random is null)
            {
                foreach (var slot in one) counts[slot]++;
                continue;
            }
            var (from, days) = (one[0] / slotsPerDay, one[^1] / slotsPerDay - one[0] / slotsPerDay + 1);
            var order = Enumerable.Range(0, days).ToArray();
            for (var i = days - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
            foreach (var slot in one) counts[(from + order[slot / slotsPerDay - from]) * slotsPerDay + slot % slotsPerDay]++;
        }
        return counts.Sum(c => (double)c * c);
    }
}
