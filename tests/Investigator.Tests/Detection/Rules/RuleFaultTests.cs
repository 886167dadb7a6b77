using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

public sealed class RuleFaultTests
{
    [Theory]
    [InlineData("", 0, 0, "asks for something", null)]
    [InlineData("reqests > 5", 0, 7, "Is requests meant?", "requests > 5")]
    [InlineData("requests", 8, 0, "comparison is missing", null)]
    [InlineData("requests >", 10, 0, "compared with a number", null)]
    [InlineData("requests > many", 11, 4, "compared with a number", null)]
    [InlineData("requests == 5", 9, 2, "One = is enough", "requests = 5")]
    [InlineData("requests: 5", 8, 1, "sign of comparison", "requests = 5")]
    [InlineData("requests > 5 && errors > 1", 13, 2, "Write \"and\"", "requests > 5 and errors > 1")]
    [InlineData("requests > 5 errors > 1", 13, 0, "\"and\" or \"or\"", "requests > 5 and errors > 1")]
    [InlineData("requests in 5h > 5", 12, 2, "no span of 5h", "requests in 6h > 5")]
    [InlineData("requests in hour > 5", 12, 4, "stretch of the clock", "requests in 1h > 5")]
    [InlineData("requests per second > 5", 13, 6, "per minute, per hour or per day", "requests per hour > 5")]
    [InlineData("share(stream = true) per hour > 0.5", 25, 4, "counts and sums", null)]
    [InlineData("requests in 1h in 1d > 5", 15, 2, "stands once", null)]
    [InlineData("share(model = \"a\") > 90", 21, 2, "between 0 and 1", "share(model = \"a\") > 90%")]
    [InlineData("requests > 90%", 11, 3, "is no share", "requests > 90")]
    [InlineData("share(model = a) > 0.5", 14, 1, "text in quotes", "share(model = \"a\") > 0.5")]
    [InlineData("share(model > \"a\") > 0.5", 12, 1, "has no order", null)]
    [InlineData("share(moodel = \"a\") > 0.5", 6, 6, "Is model meant?", "share(model = \"a\") > 0.5")]
    [InlineData("model = \"a\"", 0, 5, "differs from request to request", null)]
    [InlineData("count(account.age < 7d) > 5", 6, 11, "said of the account", null)]
    [InlineData("count(requests > 5) > 5", 6, 8, "conditions on one request", null)]
    [InlineData("count > 5", 5, 0, "all requests are requests", null)]
    [InlineData("sum(model) > 5", 4, 5, "is no number", null)]
    [InlineData("average(temperature) > 1", 8, 11, "has decimals", null)]
    [InlineData("distinct(temperature) > 1", 9, 11, "can't be counted", null)]
    [InlineData("distinct(account.tier) > 1", 9, 12, "there is one of it", null)]
    [InlineData("count(skeleton = \"a\") > 1", 6, 8, "told apart", null)]
    [InlineData("account.age < 7", 14, 1, "length of time", "account.age < 7d")]
    [InlineData("count(stream = yes) > 1", 15, 3, "true or false", "count(stream = true) > 1")]
    [InlineData("400 < requests", 0, 3, "begins with what is compared", null)]
    [InlineData("requests > -5", 11, 1, "never below zero", null)]
    [InlineData("!requests > 5", 0, 1, "Write \"not\"", "not requests > 5")]
    [InlineData("(requests > 5", 0, 1, "never closed", null)]
    [InlineData("requests > 5)", 12, 1, "closes nothing", "requests > 5")]
    [InlineData("count(model = \"a) > 5", 14, 7, "never closed", null)]
    [InlineData("count(model = 'a') > 5", 14, 1, "straight double quotes", null)]
    [InlineData("requests > 5\u202E", 12, 1, "can't be seen (U+202E)", "requests > 5")]
    [InlineData("count(model = \"a\u200Bb\") > 5", 16, 1, "can't be seen (U+200B)", "count(model = \"ab\") > 5")]
    [InlineData("for each ip: requests > 5", 9, 2, "for each account or for each key", null)]
    [InlineData("for each key requests > 5", 13, 0, "colon", "for each key : requests > 5")]
    [InlineData("requests > 1e9", 11, 3, "This is no number", null)]
    [InlineData("known(model) and requests > 5", 6, 5, "share(known(model))", null)]
    [InlineData("requests; drop table usage_event", 8, 1, "means nothing here", null)]
    public void A_fault_stands_at_its_character_and_says_what_helps(string text, int at, int length, string says, string? mended)
    {
        var fault = Rule.Read(text).Fault;

        Assert.NotNull(fault);
        Assert.Contains(says, fault.Says, StringComparison.Ordinal);
        Assert.Equal((at, length), (fault.At, fault.Length));
        if (mended is not null) Assert.Equal(mended, fault.Mended(text));
    }

    [Fact]
    public void A_rule_that_compares_too_much_is_refused()
    {
        Assert.Contains("at most 16 different numbers", Rule.Read(string.Join(" or ", Enumerable.Range(1, 17).Select(n => $"count(turn = {n}) > 1"))).Fault!.Says, StringComparison.Ordinal);
        Assert.Contains("at most 100 comparisons", Rule.Read($"count(turn in ({string.Join(", ", Enumerable.Range(1, 101))})) > 1").Fault!.Says, StringComparison.Ordinal);
    }
}
