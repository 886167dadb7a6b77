using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

public sealed class RuleReadingTests
{
    [Theory]
    [InlineData("requests in 1h > 400 and distinct(prefix) in 24h >= 12 and share(model = \"x\") > 0.9", "requests in 1h > 400 and distinct(network_prefix) in 1d >= 12 and share(model = \"x\") > 0.9")]
    [InlineData("REQUESTS > 10k", "requests > 10000")]
    [InlineData("share(stream = TRUE) ≥ 90%", "share(stream = true) >= 0.9")]
    [InlineData("tokens per hour in 1d > 2.5m", "tokens per hour in 1d > 2500000")]
    [InlineData("tokens in 1d per hour > 1", "tokens per hour in 1d > 1")]
    [InlineData("count(status >= 400) in 30m > 3", "errors in 30m > 3")]
    [InlineData("errors in 30m > 3", "errors in 30m > 3")]
    [InlineData("not model = \"a\"", null)]
    [InlineData("count(model != \"a\") > 1", "count(model != \"a\") > 1")]
    [InlineData("count(not model = \"a\") > 1", "count(model != \"a\") > 1")]
    [InlineData("not not requests > 1", "requests > 1")]
    [InlineData("requests <> 5", "requests != 5")]
    [InlineData("account.age < 168h", "account.age < 7d")]
    [InlineData("age < 90m", "account.age < 90m")]
    [InlineData("account.segment in (\"education\", \"research\")", "account.segment in (\"education\", \"research\")")]
    [InlineData("average(output_tokens where model like \"gpt-*\") > 2000", "average(output_tokens where model like \"gpt-*\") > 2000")]
    [InlineData("count(model like \"gpt\") > 2", "count(model = \"gpt\") > 2")]
    [InlineData("for each key: distinct(country) in 1d > 3", "for each key: distinct(country) in 1d > 3")]
    [InlineData("for each account: requests > 3", "requests > 3")]
    [InlineData("(requests > 1 or errors > 2) and tokens > 3", "(requests > 1 or errors > 2) and tokens > 3")]
    [InlineData("requests > 1 and (errors > 2 and tokens > 3)", "requests > 1 and errors > 2 and tokens > 3")]
    [InlineData("requests > 1 or errors > 2 and tokens > 3", "requests > 1 or (errors > 2 and tokens > 3)")]
    [InlineData("distinct(hour) in 1d >= 23\n  and not known(account.organization_id)", "distinct(hour) in 1d >= 23 and not known(account.organization_id)")]
    [InlineData("count(user_agent = \"\\u{202E}\\\"\\\\\") > 0", "count(user_agent = \"\\u{202E}\\\"\\\\\") > 0")]
    public void A_rule_is_read_and_written_in_one_way(string text, string? written)
    {
        var read = Rule.Read(text);

        if (written is null) Assert.NotNull(read.Fault);
        else Assert.Equal(written, read.Rule?.Text ?? read.Fault!.ToString());
    }

    [Fact]
    public void A_number_that_stands_twice_is_measured_once() =>
        Assert.Single(Rule.Read("requests in 1h > 10 and (requests in 1h < 20 or requests in 60m = 5)").Rule!.Measures);

    [Fact]
    public void A_rule_knows_which_fields_it_asks_about() =>
        Assert.Equal(["model", "ip", "status", "account.tier"], Rule.Read("share(model = \"a\") > 0.5 and distinct(ip where status >= 400) > 2 and account.tier = \"free\"").Rule!.Fields.Select(f => f.Name));

    [Fact]
    public void Every_field_has_a_name_of_its_own_and_says_what_it_holds()
    {
        Assert.Equal(RuleFields.All.Count, RuleFields.All.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(RuleFields.All, field =>
        {
            Assert.NotEmpty(field.Says);
            Assert.All(field.Aliases.Prepend(field.Name), name => Assert.Same(field, RuleFields.Find(name)));
        });
    }
}
