using Investigator.Domain.Detection.Rules;

namespace Investigator.Tests.Detection.Rules;

public sealed class RuleCompletionTests
{
    [Theory]
    [InlineData("", "requests", true)]
    [InlineData("", "account.age ", true)]
    [InlineData("", "model ", false)]
    [InlineData("dis", "distinct(", true)]
    [InlineData("distinct(", "network_prefix", true)]
    [InlineData("distinct(net", "network_prefix", true)]
    [InlineData("distinct(ip ", "where ", true)]
    [InlineData("distinct(ip where ", "model ", true)]
    [InlineData("share(", "model ", true)]
    [InlineData("share(", "skeleton ", false)]
    [InlineData("share(", "account.age ", false)]
    [InlineData("share(model ", "like ", true)]
    [InlineData("share(stream = ", "true", true)]
    [InlineData("requests ", "in ", true)]
    [InlineData("requests in ", "1h", true)]
    [InlineData("requests in 1", "12h", true)]
    [InlineData("requests per ", "hour", true)]
    [InlineData("requests > 5 ", "and ", true)]
    [InlineData("requests > 5 and ", "share(", true)]
    [InlineData("requests > 5 and (", "share(", true)]
    [InlineData("account.tier in (", "requests", false)]
    [InlineData("count(model = \"", "requests", false)]
    public void What_can_stand_at_the_caret_is_offered_and_nothing_else(string typed, string offer, bool offered) =>
        Assert.Equal(offered, RuleCompletion.At(typed, typed.Length).Offers.Any(o => o.Text == offer));

    [Fact]
    public void An_offer_takes_the_place_of_what_is_typed()
    {
        var completion = RuleCompletion.At("requests > 5 and sha and errors > 1", 20);
        Assert.Equal((17, 20), (completion.From, completion.To));
        Assert.Equal("share(", completion.Offers[0].Text);
    }

    [Fact]
    public void Every_field_that_is_offered_can_be_read()
    {
        foreach (var offer in RuleCompletion.At("distinct(", 9).Offers)
            Assert.True(Rule.Read($"distinct({offer.Text}) > 1") is { Rule: not null } || RuleFields.Find(offer.Text)!.Kind is RuleFieldKind.Flag or RuleFieldKind.Fraction, offer.Text);
    }

    [Fact]
    public void A_caret_outside_the_text_gets_nothing() => Assert.Empty(RuleCompletion.At("requests", 99).Offers);
}
