using Investigator.Domain.Fingerprints;

namespace Investigator.Tests.Fingerprints;

/// <summary>A language of bigrams: after each token one of a few others may come, some more often than others. Small, but with enough choice for a watermark to live in.</summary>
internal sealed class ToyTeacher(int seed)
{
    public const int Vocabulary = 1500;
    private const int Choices = 16;

    private readonly Random _random = new(seed);

    /// <summary>A text, with a watermark when there is a list: green candidates weigh e^delta more.</summary>
    public int[] Write(int length, GreenList? list = null, double delta = 2)
    {
        var text = new int[length];
        Span<double> weights = stackalloc double[Choices];
        Span<int> pair = stackalloc int[2];
        text[0] = _random.Next(Vocabulary);
        for (var at = 1; at < length; at++)
        {
            var total = 0.0;
            for (var i = 0; i < Choices; i++)
            {
                (pair[0], pair[1]) = (text[at - 1], After(text[at - 1], i));
                total += weights[i] = (list?.IsGreen(pair, 1) == true ? Math.Exp(delta) : 1) / (i + 2.0);
            }

            var drawn = _random.NextDouble() * total;
            var chosen = 0;
            while (chosen < Choices - 1 && (drawn -= weights[chosen]) > 0) chosen++;
            text[at] = After(text[at - 1], chosen);
        }

        return text;
    }

    private static int After(int token, int choice) => (int)((((uint)token * 2654435761u) + ((uint)choice * 40503u * 2246822519u)) % Vocabulary);
}

/// <summary>A student: it counts which token came after which in what it was trained on, and writes by these counts.</summary>
internal sealed class ToyStudent(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<int, List<int>> _after = [];

    public ToyStudent Train(params IEnumerable<int[]> texts)
    {
        foreach (var text in texts)
            for (var at = 1; at < text.Length; at++)
            {
                if (!_after.TryGetValue(text[at - 1], out var followers)) _after[text[at - 1]] = followers = [];
                followers.Add(text[at]);
            }

        return this;
    }

    public int[] Write(int length)
    {
        var starts = _after.Keys.Order().ToArray();
        var text = new int[length];
        text[0] = starts[_random.Next(starts.Length)];
        for (var at = 1; at < length; at++)
            text[at] = _after.TryGetValue(text[at - 1], out var followers) ? followers[_random.Next(followers.Count)] : starts[_random.Next(starts.Length)];
        return text;
    }
}

/// <summary>Counting as a model test does.</summary>
internal static class Counted
{
    public static byte[] Key(int seed)
    {
        var key = new byte[SipHash.KeyBytes];
        new Random(seed).NextBytes(key);
        return key;
    }

    public static GreenCount Of(GreenList list, params int[][] answers) => GreenCount.Of(list, [.. answers.Select(a => ((IReadOnlyList<int>)[], (IReadOnlyList<int>)a))], default);

    public static double Probability(GreenList list, GreenCount count) => Binomial.AtLeast(count.Green, count.Scored, list.Gamma);

    /// <summary>The p-value with the jump of its step filled at random: exactly uniform when nothing is there.</summary>
    public static double Smoothed(GreenList list, GreenCount count, Random random) =>
        Binomial.AtLeast(count.Green + 1, count.Scored, list.Gamma) + (random.NextDouble() * (Probability(list, count) - Binomial.AtLeast(count.Green + 1, count.Scored, list.Gamma)));

    /// <summary>The Kolmogorov–Smirnov distance from the uniform distribution, times √n: above 1.95 in one of a thousand samples.</summary>
    public static double Kolmogorov(IEnumerable<double> probabilities)
    {
        var sorted = probabilities.Order().ToArray();
        return Math.Sqrt(sorted.Length) * sorted.Select((p, i) => Math.Max(Math.Abs(p - ((double)i / sorted.Length)), Math.Abs(p - ((i + 1.0) / sorted.Length)))).Max();
    }
}
