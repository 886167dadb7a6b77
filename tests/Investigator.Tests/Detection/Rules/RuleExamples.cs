using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

/// <summary>Random rules, over every field, amount and span.</summary>
internal static class RuleExamples
{
    private static readonly RuleComparison[] s_hows = Enum.GetValues<RuleComparison>();

    /// <summary>Values that occur in the worlds of the tests, and some that try to be something else.</summary>
    private static readonly string[] s_texts =
        ["large-1", "small-1", "acc-1", "key-2", "chat", "embeddings", "DE", "US", "curl/8.0", "100%_a!b", "stop", "individual", "education", "payment", "none", "", "a b", "\"q\"", "back\\slash", "'; DROP TABLE usage_event; --", "\u202E", "ünïcode 😀", "$p0", "{0}"];

    public static Rule ARule(Random random, int depth = 3) => Rule.Of(random.Next(3) == 0 ? RuleSubject.Key : RuleSubject.Account, Tree(random, depth, () => Leaf(random)));

    public static RuleMeasure AMeasure(Random random)
    {
        var amount = Pick(random, Enum.GetValues<RuleAmount>());
        var fields = RuleFields.All.Where(f => !f.IsOfAccount && (amount switch
        {
            RuleAmount.Distinct => f.Kind is RuleFieldKind.Text or RuleFieldKind.Whole or RuleFieldKind.Sign,
            RuleAmount.Highest => f.Kind is RuleFieldKind.Whole or RuleFieldKind.Fraction,
            _ => f.Kind is RuleFieldKind.Whole,
        })).ToList();
        var of = amount is RuleAmount.Share || random.Next(2) == 0 ? Tree(random, 2, () => AFieldTest(random, ofAccount: false)) : null;
        return new(amount, amount is RuleAmount.Count or RuleAmount.Share ? null : Pick(random, fields), of,
            random.Next(2) == 0 ? null : Pick(random, RuleSpan.All),
            amount is RuleAmount.Count or RuleAmount.Sum && random.Next(3) == 0 ? Pick(random, Enum.GetValues<RuleRate>()) : null);
    }

    public static FieldTest AFieldTest(Random random, bool ofAccount)
    {
        var field = Pick(random, RuleFields.All.Where(f => f.IsOfAccount == ofAccount && f.Kind is not RuleFieldKind.Sign).ToList());
        if (random.Next(6) == 0) return new(field, new IsKnown());
        return new(field, field.Kind switch
        {
            RuleFieldKind.Flag => new IsFlag(random.Next(2) == 0),
            RuleFieldKind.Text when random.Next(3) == 0 => ALike(random),
            RuleFieldKind.Text => new IsOneOf([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random, s_texts))]),
            RuleFieldKind.Age => new Compares(Pick(random, s_hows), [random.Next(1, 400) / 2.0]),
            RuleFieldKind.Fraction => new Compares(Pick(random, s_hows), [Pick(random, [0, 0.2, 0.7, 1, 1.5])]),
            _ when random.Next(3) == 0 => new Compares(RuleComparison.Same, [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => (double)random.Next(0, 24))]),
            _ => new Compares(Pick(random, s_hows), [Pick(random, [0, 1, 5, 12, 100, 200, 400, 429, 64500])]),
        });
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static IsLike ALike(Random random)
    {
        var text = Pick(random, s_texts).Replace("*", "", StringComparison.Ordinal);
        var cut = random.Next(text.Length + 1);
        if (cut > 0 && cut < text.Length && char.IsLowSurrogate(text[cut])) cut--;
        return new(random.Next(3) switch { 0 => [text[..cut], ""], 1 => ["", text[cut..]], _ => [text[..cut], text[cut..]] });
    }

    private static RuleNode Leaf(Random random) => random.Next(4) == 0
        ? AFieldTest(random, ofAccount: true)
        : new MeasureTest(AMeasure(random) is var m ? m : null!, Pick(random, s_hows), m.Amount is RuleAmount.Share ? random.Next(101) / 100.0 : random.Next(1000) / 10.0);

    private static RuleNode Tree(Random random, int depth, Func<RuleNode> leaf)
    {
        if (depth == 0 || random.Next(3) == 0) return leaf();
        var parts = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Tree(random, depth - 1, leaf));
        return random.Next(3) switch
        {
            0 => Tree(random, depth - 1, leaf) is var part && part is RuleNot ? part : new RuleNot(part),
            1 => RuleNode.All(parts),
            _ => RuleNode.Any(parts),
        };
    }
}
