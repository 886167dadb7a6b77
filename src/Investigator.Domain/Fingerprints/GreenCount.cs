namespace Investigator.Domain.Fingerprints;

/// <summary>Green tokens counted in texts.</summary>
/// <param name="Scored">Distinct pairs of context and token.</param>
/// <param name="Green">Those of them that are green.</param>
/// <param name="Repeated">Tokens whose pair was counted before.</param>
/// <param name="Given">Tokens whose pair stood in a prompt: the model may have copied it.</param>
public sealed record GreenCount(long Scored, long Green, long Repeated, long Given)
{
    /// <summary>
    /// Counts each pair of context and token once over all texts, and none that a prompt held: repeated text would count its luck again and again, and a copied prompt would count the
    /// asker's (Kirchenbauer 2023, §4.2; Fernandez and others, "Three Bricks to Consolidate Watermarks", 2023; Sander and others, "Watermarking Makes Language Models Radioactive", 2024). O(tokens) time and memory.
    /// </summary>
    /// <param name="texts">Tokens of what was asked (empty when unknown) and of what was answered.</param>
    public static GreenCount Of(GreenList list, IReadOnlyCollection<(IReadOnlyList<int> Prompt, IReadOnlyList<int> Answer)> texts, CancellationToken ct)
    {
        var given = new HashSet<ulong>();
        foreach (var (prompt, _) in texts) Each(list, prompt, pair => given.Add(pair));
        var seen = new HashSet<ulong>();
        var (green, repeated, copied) = (0L, 0L, 0L);
        foreach (var (_, answer) in texts)
        {
            ct.ThrowIfCancellationRequested();
            Each(list, answer, pair =>
            {
                if (given.Contains(pair)) copied++;
                else if (!seen.Add(pair)) repeated++;
                else if (list.IsGreen(pair)) green++;
            });
        }

        return new(seen.Count, green, repeated, copied);
    }

    /// <summary>How many standard deviations the count lies above what chance gives.</summary>
    public double Z(double gamma) => Scored == 0 ? 0 : (Green - (gamma * Scored)) / Math.Sqrt(Scored * gamma * (1 - gamma));

    private static void Each(GreenList list, IReadOnlyList<int> tokens, Action<ulong> pair)
    {
        int[] all = [.. tokens];
        for (var at = list.Context; at < all.Length; at++) pair(list.Pair(all, at));
    }
}
