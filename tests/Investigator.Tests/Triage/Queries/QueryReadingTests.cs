using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

public sealed class QueryReadingTests
{
    [Theory]
    [InlineData("score:>=0.8", "score:>=0.8")]
    [InlineData("score:≥80%", "score:>=0.8")]
    [InlineData("exchanges:>10k", "exchanges:>10000")]
    [InlineData("score:0.5..0.9", "score:0.5..0.9")]
    [InlineData("score:0.5..", "score:>=0.5")]
    [InlineData("score:..0.5", "score:<=0.5")]
    [InlineData("Score: = 0.5", "score:0.5")]
    [InlineData("seen:>-7d", "seen:>-7d")]
    [InlineData("seen:2026-03-01..2026-03-05", "seen:2026-03-01..2026-03-05")]
    [InlineData("seen:<2026-03-01T14:05Z", "seen:<2026-03-01T14:05")]
    [InlineData("queue in (Pools, \"Near certain\")", "queue:in (Pools, \"Near certain\")")]
    [InlineData("queue:in(Pools,General)", "queue:in (Pools, General)")]
    [InlineData("queue:(Pools)", "queue:Pools")]
    [InlineData("account:acc-1*", "subject:acc-1*")]
    [InlineData("state:OPEN", "state:open")]
    [InlineData("assignee:me", "assignee:me")]
    [InlineData("assignee:\"me\"", "assignee:\"me\"")]
    [InlineData("shared card", "shared and card")]
    [InlineData("\"shared card\"", "\"shared card\"")]
    [InlineData("a and b or c", "(a and b) or c")]
    [InlineData("a (b or c)", "a and (b or c)")]
    [InlineData("((a))", "a")]
    [InlineData("NOT (a OR b)", "not (a or b)")]
    [InlineData("off score:>0.5 a", "off score:>0.5 and a")]
    [InlineData("family:\"\"", "family:\"\"")]
    [InlineData("\"say \\\"hello\\\"\"", "\"say \\\"hello\\\"\"")]
    [InlineData("\"and\"", "\"and\"")]
    [InlineData("queue:in", "queue:\"in\"")]
    [InlineData("a***b", "a*b")]
    public void A_query_has_one_way_in_which_it_is_written(string typed, string written)
    {
        Assert.Equal(written, Read(typed).Text);
        Assert.Equal(written, Read(written).Text);
    }

    [Theory]
    [InlineData("hxxps://evil[.]example/a", "\"https://evil.example/a\"")]
    [InlineData("hXXp[:]//evil[dot]example", "\"http://evil.example\"")]
    [InlineData("1[.]2[.]3[.]4", "1.2.3.4")]
    [InlineData("bob[at]evil[.]example", "bob@evil.example")]
    [InlineData("2001[:]db8[:]:1", "\"2001:db8::1\"")]
    [InlineData("https://evil.example/?a=b", "\"https://evil.example/?a=b\"")]
    [InlineData("fe80::1", "\"fe80::1\"")]
    [InlineData("reason:1[.]2[.]3[.]4", "reason:1.2.3.4")]
    public void Disarmed_indicators_are_read_as_meant(string pasted, string written) => Assert.Equal(written, Read(pasted).Text);

    [Fact]
    public void In_quotes_everything_is_what_it_is()
    {
        var term = Assert.IsType<TextTerm>(Read("\"hxxp://a[.]b * (c)\"").Root);

        Assert.Equal("hxxp://a[.]b * (c)", Assert.Single(term.Pattern.Pieces));
    }

    [Fact]
    public void A_word_with_a_wildcard_has_two_pieces()
    {
        var term = Assert.IsType<FieldTerm>(Read(@"subject:acc\*1*").Root);

        Assert.Equal(["acc*1", ""], Assert.IsType<PatternValue>(Assert.Single(Assert.IsType<IsOneOf>(term.Test).Values)).Pattern.Pieces);
    }

    [Fact]
    public void A_mark_that_turns_text_is_written_by_its_number_and_read_back()
    {
        var query = Query.Of(new TextTerm(QueryPattern.Plain("acc\u202E1\0")));

        Assert.Equal("\"acc\\u{202E}1\\u{0}\"", query.Text);
        Assert.Equal(query, Read(query.Text));
    }

    [Fact]
    public void A_day_lasts_until_the_next_and_an_offset_is_a_point()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        Assert.Equal((now.Date.AddDays(-1), now.Date), (QueryMoment.Read("2026-03-01")!.Span(now).From.UtcDateTime, QueryMoment.Read("2026-03-01")!.Span(now).To.UtcDateTime));
        Assert.Equal((now.AddDays(-14), now.AddDays(-14)), QueryMoment.Read("-2w")!.Span(now));
        Assert.All((string[])["yesterday", "-7", "7d", "--7d", "-99999999999d", "-40000d", "2026-02-30", "2026-3-1", "9999-12-31", "0001-01-01", ""], text => Assert.Null(QueryMoment.Read(text)));
    }

    [Fact]
    public void A_part_can_be_switched_off_and_on_again_added_and_taken_out()
    {
        var query = Read("queue:Pools score:>0.8");

        Assert.Equal("queue:Pools and off score:>0.8", query.Switched(1).Text);
        Assert.Equal(query, query.Switched(1).Switched(1));
        Assert.False(query.Switched(1).Asks("score"));
        Assert.Equal("queue:Pools", query.Without(1)!.Text);
        Assert.Null(Read("queue:Pools").Without(0));
        Assert.Equal("score:>0.8 and queue:Pools", query.Switched(0).And(Read("queue:Pools").Root).Text);
        Assert.Equal("(a or b) and c", Read("a or b").And(Read("c").Root).Text);
    }

    [Theory]
    [InlineData("score:>0.8 queue:Pools state:open", false)]
    [InlineData("queue:Pools bob", true)]
    [InlineData("off subject:acc-1", true)]
    [InlineData("not (late:yes or note:*card*)", true)]
    public void What_can_name_a_person_is_known(string text, bool personal) => Assert.Equal(personal, Read(text).IsPersonal);

    [Theory, InlineData(null), InlineData(""), InlineData(" \t\r\n ")]
    public void A_blank_text_asks_for_nothing_and_is_no_fault(string? text) => Assert.Equal(new(null, null), Query.Read(text, QueueFields.All));

    private static Query Read(string text)
    {
        var reading = Query.Read(text, QueueFields.All);
        Assert.True(reading.Fault is null, $"{text}: {reading.Fault}");
        return reading.Query!;
    }
}
