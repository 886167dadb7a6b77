using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

public sealed class QueryCompletionTests
{
    /// <summary>The bar stands where the caret does.</summary>
    [Theory]
    [InlineData("|", 0, null, "")]
    [InlineData("sc|", 0, null, "sc")]
    [InlineData("sc|ore:>1", 0, null, "sc")]
    [InlineData("queue:Pools |", 12, null, "")]
    [InlineData("queue:|", 6, "queue", "")]
    [InlineData("queue:Po|", 6, "queue", "Po")]
    [InlineData("queue:\"Near c|", 6, "queue", "Near c")]
    [InlineData("queue in (|", 10, "queue", "")]
    [InlineData("queue in (Pools, Gen|", 17, "queue", "Gen")]
    [InlineData("queue:in (Pools,|", 16, "queue", "")]
    [InlineData("(queue:Pools or st|", 16, null, "st")]
    [InlineData("queue in (Pools) st|", 17, null, "st")]
    [InlineData("score:>=|", 8, "score", "")]
    [InlineData("not state:o|", 10, "state", "o")]
    public void What_is_expected_follows_from_what_stands_before_the_caret(string text, int from, string? field, string typed)
    {
        var caret = text.IndexOf('|', StringComparison.Ordinal);

        var completion = QueryCompletion.At(text.Remove(caret, 1), caret, QueueFields.All)!;

        Assert.Equal((from, caret, field, typed), (completion.From, completion.To, completion.Field?.Name, completion.Typed));
    }

    [Theory, InlineData("nosuch:"), InlineData("\"half a phr"), InlineData("a\\")]
    public void Where_nothing_fits_nothing_is_offered(string text) => Assert.Null(QueryCompletion.At(text, text.Length, QueueFields.All));

    [Fact]
    public void Fields_are_offered_by_the_beginning_of_any_of_their_names()
    {
        Assert.Equal(QueueFields.All.All.Count, Offers("").Count);
        Assert.Equal(["score:", "state:", "segment:", "size:", "tokens:", "seen:", "subject:"], Offers("s").Select(o => o.Shows).OrderBy(n => n == "subject:"));
        Assert.Equal(["assignee:"], Offers("own").Select(o => o.Text));
    }

    [Fact]
    public void Values_are_offered_as_they_must_be_written_with_their_counts()
    {
        Assert.Equal([new QueryOffer("\"Near certain\"", "Near certain", "1,200"), new QueryOffer("Pools", "Pools", "20,000 or more")], Offers("queue:", new("Near certain", 1200), new("Pools", 20_000)));
        Assert.Equal(["me", "none", "Me"], Offers("assignee:", new ValueCount("Me", 1)).Select(o => o.Shows));
        Assert.Equal("\"Me\"", Offers("assignee:", new ValueCount("Me", 1))[2].Text);
        Assert.Equal([new QueryOffer("cluster", "cluster", "3")], Offers("kind:cl", new ValueCount("cluster", 3)));
        Assert.Equal(["open"], Offers("state:o").Select(o => o.Text));
        Assert.Contains(Offers("seen:"), o => o is { Text: ">-7d", Says: "in the last 7 days" });
        Assert.Contains(Offers("score:"), o => o.Text == ">=");
    }

    [Fact]
    public void Every_place_in_every_query_can_be_asked_for_offers()
    {
        foreach (var query in QueryExamples.EveryField().Select(q => q.Text + " (\"x\\\" hxxp://a[.]b \u202E"))
            for (var caret = 0; caret <= query.Length; caret++)
                Assert.All(QueryCompletion.At(query, caret, QueueFields.All)?.Offers(QueueFields.All, [new("a \"b\"", 1)]) ?? [], offer => Assert.NotEmpty(offer.Text));
    }

    private static IReadOnlyList<QueryOffer> Offers(string text, params IReadOnlyList<ValueCount> values) => QueryCompletion.At(text, text.Length, QueueFields.All)!.Offers(QueueFields.All, values);
}
