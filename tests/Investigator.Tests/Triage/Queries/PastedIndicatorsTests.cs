using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;

namespace Investigator.Tests.Triage.Queries;

public sealed class PastedIndicatorsTests
{
    [Theory]
    [InlineData("192[.]0[.]2[.]7", "address:192.0.2.7")]
    [InlineData("192.0.2.7, 192.0.2.8;192[.]0.2.7", "address in (192.0.2.7, 192.0.2.8)")]
    [InlineData("2001:db8::7", "address:2001:db8::7")]
    [InlineData("192.0.2.0/24\n2001:db8::/48", "prefix in (192.0.2.0/24, 2001:db8::/48)")]
    [InlineData("AS64500 mail[.]example", "asn:AS64500 or email_domain:mail.example")]
    [InlineData("t13d1516h2_8daaf6152771_b186095e22b6", "ja4:t13d1516h2_8daaf6152771_b186095e22b6")]
    [InlineData("[@]mail.example", "email_domain:mail.example")]
    public void What_was_pasted_from_a_mail_is_offered_as_a_query_that_can_be_asked(string pasted, string asked)
    {
        foreach (var fields in (QueryFields[])[AccountFields.All, ClusterFields.All])
        {
            var mended = Query.Read(pasted, fields).Fault?.Mended(pasted);

            Assert.Equal(Query.Read(asked, fields).Query!.Text, Query.Read(mended, fields).Query?.Text);
        }
    }

    [Theory]
    [InlineData("192.0.2.7 and a word")]
    [InlineData("7")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.0/x")]
    [InlineData("no-dot")]
    [InlineData("a..b")]
    public void What_is_no_indicator_is_not_taken_for_one(string typed) =>
        Assert.DoesNotContain("indicators", Query.Read(typed, AccountFields.All).Fault!.Says, StringComparison.Ordinal);

    [Fact]
    public void A_list_without_such_fields_searches_for_the_text() => Assert.Null(Query.Read("192[.]0[.]2[.]7", QueueFields.All).Fault);

    [Fact]
    public void Personal_resources_do_not_stand_readable_in_an_address()
    {
        Assert.True(Query.Read("address:192.0.2.7", AccountFields.All).Query!.IsPersonal);
        Assert.True(Query.Read("off payment:card-9", AccountFields.All).Query!.IsPersonal);
        Assert.False(Query.Read("asn:64500", AccountFields.All).Query!.IsPersonal);
    }
}
