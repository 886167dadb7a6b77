using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

public sealed class QueryFaultTests
{
    [Theory]
    [InlineData("queue:Pools scroe:>0.8", 12, 5, "There is no field \"scroe\" here. Is score meant?", "queue:Pools score:>0.8")]
    [InlineData("xyzzy:1", 0, 5, "quotes", null)]
    [InlineData("score:high", 6, 4, "score is a number", null)]
    [InlineData("score:", 6, 0, "A value is missing after score", null)]
    [InlineData("score:>", 7, 0, "A value is missing after score", null)]
    [InlineData("score: and late:yes", 7, 3, "A value is missing after score", null)]
    [InlineData("score>=0.8", 0, 10, "A colon stands between", "score:>=0.8")]
    [InlineData("state:opn", 6, 3, "state is one of waiting, open", "state:open")]
    [InlineData("queue:>Pools", 6, 1, "queue has no order", "queue:Pools")]
    [InlineData("score:0.9..0.5", 6, 8, "ends before it begins", "score:0.5..0.9")]
    [InlineData("seen:2026-03-05..2026-03-01", 5, 22, "ends before it begins", "seen:2026-03-01..2026-03-05")]
    [InlineData("score:..", 6, 2, "one end", null)]
    [InlineData("seen:-7d", 5, 3, "exactly at -7d", "seen:>-7d")]
    [InlineData("seen:yesterday", 5, 9, "seen is a time", null)]
    [InlineData("a or", 4, 0, "missing at the end", null)]
    [InlineData("or a", 0, 2, "here one is missing", "\"or\" a")]
    [InlineData("not", 3, 0, "missing at the end", null)]
    [InlineData("(a or b", 0, 1, "never closed", null)]
    [InlineData("a)", 1, 1, "closes nothing", "a")]
    [InlineData("()", 1, 1, "missing before", null)]
    [InlineData("\"a b", 0, 4, "never closed", "\"a b\"")]
    [InlineData("a\"b", 1, 1, "middle of a word", "a\\\"b")]
    [InlineData("queue in (Pools", 9, 1, "list is never closed", null)]
    [InlineData("queue in (Near certain)", 15, 7, "comma", "queue in (Near , certain)")]
    [InlineData("a, b", 1, 1, "comma", "a or b")]
    [InlineData("-queue:Pools", 0, 12, "not", "not queue:Pools")]
    [InlineData("a && b", 2, 2, "and", "a and b")]
    [InlineData("*", 0, 1, "nothing", null)]
    [InlineData("\"\"", 0, 2, "nothing", null)]
    [InlineData("reason:\"\"", 7, 2, "nothing", null)]
    [InlineData("acc\u202E1", 3, 1, "can't be seen (U+202E)", "acc1")]
    [InlineData("\"a\0b\"", 2, 1, "U+0000", "\"ab\"")]
    [InlineData("a\\", 1, 1, "backslash", "a\\\\")]
    [InlineData("score:1e999", 6, 5, "score is a number", null)]
    [InlineData("score:NaN", 6, 3, "score is a number", null)]
    public void A_fault_is_told_at_the_character_with_what_could_stand_there(string text, int at, int length, string says, string? mended)
    {
        var fault = Query.Read(text, QueueFields.All).Fault;

        Assert.NotNull(fault);
        Assert.Equal((at, length), (fault.At, fault.Length));
        Assert.Contains(says, fault.Says, StringComparison.Ordinal);
        Assert.Equal(mended, fault.Mended(text));
    }

    [Fact]
    public void Ten_million_characters_are_refused_unread()
    {
        var fault = Query.Read(new string('(', 10_000_000), QueueFields.All).Fault!;

        Assert.Equal("A query has at most 4,000 characters; this one has 10,000,000.", fault.Says);
    }

    [Fact]
    public void Nesting_and_the_number_of_values_have_an_end()
    {
        Assert.Contains("nests at most 20 deep", Query.Read(new string('(', 2000) + "a" + new string(')', 1900), QueueFields.All).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("nests at most 20 deep", Query.Read(string.Concat(Enumerable.Repeat("not ", 900)) + "a", QueueFields.All).Fault!.Says, StringComparison.Ordinal);
        Assert.Null(Query.Read(new string('(', 20) + "a" + new string(')', 20), QueueFields.All).Fault);
        Assert.Contains("at most 200 words", Query.Read(string.Join(' ', Enumerable.Repeat("a", 201)), QueueFields.All).Fault!.Says, StringComparison.Ordinal);
        Assert.Null(Query.Read($"size in ({string.Join(',', Enumerable.Range(0, 200))})", QueueFields.All).Fault);
    }

    [Fact]
    public void A_list_without_text_says_which_field_a_word_needs()
    {
        Assert.Equal("account:acc-1", Query.Read("acc-1", AccountFields.All).Fault!.Mended("acc-1"));
        Assert.Contains("compared whole", Query.Read("account:acc*", AccountFields.All).Fault!.Says, StringComparison.Ordinal);
    }

    [Theory, InlineData("sbject", "subject"), InlineData("scor", "score"), InlineData("ageing", null), InlineData("fmaily", "family"), InlineData("accnt", "subject"), InlineData("LATE1", "late")]
    public void The_nearest_field_is_offered_and_nothing_far(string typed, string? near) => Assert.Equal(near, QueueFields.All.Nearest(typed));
}
