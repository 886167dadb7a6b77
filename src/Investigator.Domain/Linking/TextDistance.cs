using System.Globalization;
using System.Numerics;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>
/// Kernel two-sample test: whether a pool's requests come from another distribution than honest accounts' requests. The squared maximum mean discrepancy (Gretton and others 2012) under a Gaussian kernel,
/// through random features (Rahimi, Recht 2007): each account becomes one mean vector, so that a group drawn by chance costs its accounts and not its pairs of requests. The features are lengths, token counts,
/// tools and, where text was seen, the bits of the prompts' SimHash; without text it says that only counts were compared.
/// </summary>
internal sealed class TextDistance
{
    private const int Features = 192;
    private const int Counts = 6;
    private const double TextScale = 0.25;      // 64 bits of ±1 would drown six counts
    private const double Width = 2.5;

    private readonly Dictionary<AccountId, float[]> _means;
    private readonly float[] _honest;
    private readonly HonestGroups _groups;
    private readonly bool _withText;

    public TextDistance(IReadOnlyList<TrafficSample> samples, IReadOnlySet<AccountId> inPools, HonestGroups groups)
    {
        _groups = groups;
        _withText = samples.Any(s => s.SimHash is not null);
        var (weights, shifts) = RandomFeatures();
        var center = Center([.. samples.Where(s => !inPools.Contains(s.Account))]);
        _means = samples.GroupBy(s => s.Account).ToDictionary(g => g.Key, g => Mean([.. g.Select(s => Embedded(s, center, weights, shifts))]));
        var honest = _means.Where(m => !inPools.Contains(m.Key)).Select(m => m.Value).ToList();
        _honest = honest.Count == 0 ? new float[Features] : Mean(honest);
    }

    /// <summary>Accounts of which requests were sampled.</summary>
    public bool Knows(AccountId account) => _means.ContainsKey(account);

    public Trial? Of(IReadOnlyList<AccountProfile> members)
    {
        var known = members.Where(p => _means.ContainsKey(p.AccountId)).ToList();
        if (known.Count < 3 || _groups.Compare(known, Distance) is not { } found) return null;
        return new("text-distance", found.Tail(high: true), Math.Clamp((found.Pool - found.Mean) / 0.15, 0, 1), string.Create(CultureInfo.InvariantCulture,
            $"Kernel two-sample test on {(_withText ? "text features, lengths and counts" : "lengths and counts alone (no text was seen)")}: the pool's requests lie {found.Distance:0.#} standard deviations farther from honest ones than honest groups do ({Trials.Odds(found.Tail(high: true))})."));
    }

    // An honest account that was not sampled stands at the centre.
    private double Distance(IReadOnlyList<AccountProfile> group)
    {
        var sum = new double[Features];
        foreach (var account in group)
        {
            var mean = _means.GetValueOrDefault(account.AccountId, _honest);
            for (var f = 0; f < Features; f++) sum[f] += mean[f];
        }
        var square = 0.0;
        for (var f = 0; f < Features; f++) square += Math.Pow((sum[f] / group.Count) - _honest[f], 2);
        return Math.Sqrt(square);
    }

    private static float[] Mean(List<float[]> vectors)
    {
        var mean = new float[Features];
        foreach (var vector in vectors)
            for (var f = 0; f < Features; f++) mean[f] += vector[f] / vectors.Count;
        return mean;
    }

    private static float[] Raw(TrafficSample s) =>
        [MathF.Log(1 + s.InputTokens), MathF.Log(1 + s.OutputTokens), MathF.Log(1 + (s.Characters ?? 0)), s.Tools > 0 ? 2 : 0, s.ReasoningTokens > 0 ? 2 : 0, s.InFamily ? 2 : 0];

    private static (float[] Mean, float[] Spread) Center(IReadOnlyList<TrafficSample> honest)
    {
        var rows = honest.Select(Raw).ToList();
        var (mean, spread) = (new float[Counts], new float[Counts]);
        for (var c = 0; c < Counts; c++)
        {
            mean[c] = rows.Count == 0 ? 0 : rows.Average(r => r[c]);
            spread[c] = rows.Count == 0 ? 1 : MathF.Max(0.3f, MathF.Sqrt(rows.Average(r => (r[c] - mean[c]) * (r[c] - mean[c]))));
        }
        return (mean, spread);
    }

    private static float[] Embedded(TrafficSample sample, (float[] Mean, float[] Spread) center, float[][] weights, float[] shifts)
    {
        Span<float> x = stackalloc float[Counts + 64];
        var raw = Raw(sample);
        for (var c = 0; c < Counts; c++) x[c] = Math.Clamp((raw[c] - center.Mean[c]) / center.Spread[c], -4, 4);
        if (sample.SimHash is { } hash)
            for (var bit = 0; bit < 64; bit++) x[Counts + bit] = (float)(((hash >> bit) & 1) == 1 ? TextScale : -TextScale);
        var embedded = new float[Features];
        for (var f = 0; f < Features; f++)
            embedded[f] = MathF.Sqrt(2f / Features) * MathF.Cos(Dot(x, weights[f]) + shifts[f]);
        return embedded;
    }

    private static float Dot(ReadOnlySpan<float> x, float[] weights)
    {
        var (sum, i) = (Vector<float>.Zero, 0);
        for (; i <= x.Length - Vector<float>.Count; i += Vector<float>.Count) sum += new Vector<float>(x[i..]) * new Vector<float>(weights, i);
        var total = Vector.Sum(sum);
        for (; i < x.Length; i++) total += x[i] * weights[i];
        return total;
    }

    private static (float[][] Weights, float[] Shifts) RandomFeatures()
    {
        var random = new SeededDraw(20240229);
        var weights = Enumerable.Range(0, Features).Select(_ => Enumerable.Range(0, Counts + 64).Select(_ => (float)(random.Normal() / Width)).ToArray()).ToArray();
        return (weights, [.. Enumerable.Range(0, Features).Select(_ => (float)(random.Unit() * 2 * Math.PI))]);
    }
}
