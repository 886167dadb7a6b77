using Investigator.Domain.Text;

namespace Investigator.Benchmarks.Text;

/// <summary>Learns the linear part of the prompt families: logistic regression with AdaGrad, on top of what the listed wordings already say.</summary>
internal static class FamilyTraining
{
    private const int Epochs = 12;
    private const float Rate = 0.5f;
    private const float Shrink = 2e-4f;      // L2

    internal static readonly string[] Learnt = ["reasoning-elicitation", "rubric-grading", "synthetic-seed", "tool-trajectory"];

    /// <summary>The model of these rows. Every group weighs the square root of its rows, so that one large template does not rule.</summary>
    internal static FamilyWeights Train(IReadOnlyList<PromptRow> rows, int seed, bool offsets = true)
    {
        var wordings = new PromptFamilies([.. PromptFamilies.BuiltIn.All.Select(f => offsets ? f : f with { Patterns = [] })], weights: null);
        var sizes = rows.GroupBy(r => r.Group, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var examples = rows.Select(row => Example.Of(row, wordings, 1f / MathF.Sqrt(sizes[row.Group]))).ToArray();
        var mean = examples.Average(e => e.Weight);
        var weights = new float[FamilyWeights.Buckets * Learnt.Length];
        var squares = new float[weights.Length];
        var random = new Random(seed);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
                for (var c = 0; c < Learnt.Length; c++) Step(example, c, example.Weight / mean, weights, squares);
        }
        return new(Learnt, weights);
    }

    private static void Step(Example example, int column, float weight, float[] weights, float[] squares)
    {
        var scale = 1f / MathF.Sqrt(Math.Max(1, example.Buckets.Length));
        var logit = 0f;
        foreach (var bucket in example.Buckets) logit += weights[bucket * Learnt.Length + column];
        logit = example.Offsets[column] + Math.Clamp(logit * scale, -FamilyWeights.Limit, FamilyWeights.Limit);
        var error = (1f / (1f + MathF.Exp(-logit)) - (example.Column == column ? 1f : 0f)) * weight;
        if (Math.Abs(error) < 1e-4f) return;
        foreach (var bucket in example.Buckets)
        {
            var at = bucket * Learnt.Length + column;
            var gradient = error * scale + Shrink * weights[at];
            squares[at] += gradient * gradient;
            weights[at] -= Rate * gradient / (1e-3f + MathF.Sqrt(squares[at]));
        }
    }

    private sealed record Example(int Column, ushort[] Buckets, float[] Offsets, float Weight)
    {
        internal static Example Of(PromptRow row, PromptFamilies wordings, float weight)
        {
            var words = row.Words();
            if (words.Length > 640) words = [.. words[..512], .. words[^128..]];       // what the scoring looks at
            var buckets = new ushort[2 * words.Length];
            var scores = new float[wordings.All.Count];
            wordings.Score(words, scores);
            var offsets = Learnt.Select(id => Logit(scores[wordings.All.Index().First(f => string.Equals(f.Item.Id, id, StringComparison.Ordinal)).Index])).ToArray();
            return new(Array.IndexOf(Learnt, row.Family), buckets[..FamilyWeights.Touch(words, buckets)], offsets, weight);
        }

        private static float Logit(float p) => MathF.Log(Math.Max(p, 1e-9f) / Math.Max(1 - p, 1e-9f));
    }
}
