using System.Text;
using FsCheck.Xunit;
using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

public sealed class RulePropertyTests
{
    private static readonly string[] s_pieces =
    [
        "requests", "errors", "count", "share", "distinct", "sum", "average", "highest", "known", "model", "account.age", "skeleton", "stream", "(", ")", ",", ":", ">", ">=", "=", "!=", "==", "<>", "≥", "in", "per", "hour", "1h", "24h", "5h",
        "0.9", "90%", "10k", "1e9", "7d", "and", "or", "not", "where", "like", "for each key:", "\"", "\\", "\\u{202E}", "*", " ", "\n", "\u202E", "\u200B", "\0", "\uD800", "😀", "é", "'; DROP TABLE usage_event; --", "$p0", "-", "!", "&&", "true",
    ];

    [Property(MaxTest = 3000)]
    public void A_rule_that_is_written_is_read_as_the_same_rule(int seed)
    {
        var rule = RuleExamples.ARule(new Random(seed), 4);
        if (rule.Text.Length > Rule.LongestText || rule.Measures.Count > Rule.MostMeasures) return;

        var read = Rule.Read(rule.Text);

        Assert.True(read.Rule is not null, $"{rule.Text}: {read.Fault}");
        Assert.Equal(rule.Text, read.Rule.Text);
        Assert.Equal(Shape(rule.Root), Shape(read.Rule.Root));
        Assert.Equal(rule.Subject, read.Rule.Subject);
    }

    [Property(MaxTest = 8000)]
    public void Whatever_is_typed_is_read_or_told_where_it_fails(int seed)
    {
        var random = new Random(seed);
        Judge(string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => RuleExamples.Pick(random, s_pieces) + (random.Next(2) == 0 ? " " : ""))));
    }

    [Property(MaxTest = 3000)]
    public void A_rule_with_a_letter_too_many_too_few_or_wrong_is_read_or_told_where_it_fails(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(RuleExamples.ARule(random).Text);
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var at = random.Next(text.Length);
            if (random.Next(3) > 0) text.Insert(at, RuleExamples.Pick(random, s_pieces));
            else if (text.Length > 1) text.Remove(at, 1);
        }

        Judge(text.ToString());
    }

    [Property(MaxTest = 1000)]
    public void Any_text_at_all_is_read_or_told_where_it_fails(string? text) => Judge(text ?? "");

    [Fact]
    public void A_text_of_nothing_but_parentheses_costs_no_stack()
    {
        Assert.Contains("nests at most 20 deep", Rule.Read(new string('(', 3_999)).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("nests at most 20 deep", Rule.Read(string.Concat(Enumerable.Repeat("not ", 900))).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("nests at most 20 deep", Rule.Read("count(" + new string('(', 3_900)).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("at most 4,000 characters", Rule.Read(new string('(', 4_001)).Fault!.Says, StringComparison.Ordinal);
    }

    private static void Judge(string text)
    {
        var (rule, fault) = Rule.Read(text);
        Assert.True(rule is null ^ fault is null);
        if (rule is not null)
        {
            Assert.Equal(rule, Rule.Read(rule.Text).Rule);
            return;
        }

        Assert.InRange(fault!.At, 0, text.Length);
        Assert.InRange(fault.Length, 0, text.Length - fault.At);
        Assert.Matches("[.?]$", fault.Says);
        _ = fault.Mended(text);
    }

    // Records compare lists by reference, so shapes are compared as text with every level marked.
    private static string Shape(RuleNode? node) => node switch
    {
        null => "all",
        RuleAll all => $"and[{string.Join(';', all.Parts.Select(Shape))}]",
        RuleAny any => $"or[{string.Join(';', any.Parts.Select(Shape))}]",
        RuleNot not => $"not[{Shape(not.Part)}]",
        MeasureTest test => $"{test.Measure.Amount} {test.Measure.Field?.Name} {Shape(test.Measure.Of)} {test.Measure.In?.Name} {test.Measure.Per} {test.How} {test.Bound:R}",
        FieldTest test => $"{test.Field.Name} {test.Ask switch
        {
            IsOneOf one => "one " + string.Join('\u0001', one.Values),
            IsLike like => like.Pieces.Count == 1 ? "one " + like.Pieces[0] : "like " + string.Join('\u0001', like.Pieces),
            Compares compares => $"{compares.How} {string.Join(',', compares.Numbers)}",
            IsFlag flag => flag.Value.ToString(),
            _ => "known",
        }}",
        _ => "",
    };
}
