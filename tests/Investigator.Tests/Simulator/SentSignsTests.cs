namespace Investigator.Tests.Simulator;

/// <summary>What gateways and processors send beside requests and records: the fields that sharing and matching are for.</summary>
public sealed class SentSignsTests(WorldFiles world) : IClassFixture<WorldFiles>
{
    [Fact]
    public void Every_request_has_an_order_of_headers_and_one_program_always_the_same() => Assert.All(
        world.Events.GroupBy(line => WorldFiles.Field(line, "user_agent"), StringComparer.Ordinal),
        agent => Assert.Matches("^po20nn[01][0-9](enus|0000)_[0-9a-f]{12}_0{12}_0{12}$", Assert.Single(agent.Select(line => WorldFiles.Field(line, "header_fingerprint")).Distinct(StringComparer.Ordinal))));

    [Fact]
    public void Tools_have_a_hash_where_some_are_offered_and_strangers_offer_the_same()
    {
        Assert.All(world.Events, line => Assert.Equal(line.Contains("\"tool_count\":", StringComparison.Ordinal), line.Contains("\"tools_sha256\":\"", StringComparison.Ordinal)));
        var offered = world.Events.Where(line => line.Contains("\"tools_sha256\":", StringComparison.Ordinal)).GroupBy(line => WorldFiles.Field(line, "tools_sha256"), StringComparer.Ordinal)
            .Select(tools => tools.Select(line => world.Truth[WorldFiles.Field(line, "account_id")].Label).ToHashSet(StringComparer.Ordinal)).ToList();
        Assert.Contains(offered, who => who.Contains("benign") && who.Count > 1);
        Assert.Contains(offered, who => who.SetEquals(["fraud"]));
    }

    [Fact]
    public void A_payment_token_is_of_one_class_and_an_account_without_one_of_none()
    {
        Assert.All(world.Accounts, line => Assert.Equal(line.Contains("\"payment_fingerprint\":", StringComparison.Ordinal), line.Contains("\"payment_class\":", StringComparison.Ordinal)));
        var paying = world.Accounts.Where(line => line.Contains("\"payment_class\":", StringComparison.Ordinal)).ToList();
        var classes = paying.GroupBy(line => WorldFiles.Field(line, "payment_class"), line => world.Truth[WorldFiles.Field(line, "account_id")].Label, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All((string[])["credit", "debit", "prepaid"], name => Assert.True(classes[name].IsSupersetOf(["benign", "fraud"]), name));
    }

    [Fact]
    public void Who_was_asked_for_a_document_has_the_hash_of_one_of_their_own()
    {
        Assert.All(world.Accounts, line => Assert.Equal(WorldFiles.Field(line, "verification") == "kyc", line.Contains("\"document_hash\":", StringComparison.Ordinal)));
        var hashes = world.Accounts.Where(line => line.Contains("\"document_hash\":", StringComparison.Ordinal)).Select(line => WorldFiles.Field(line, "document_hash")).ToList();
        Assert.NotEmpty(hashes);
        Assert.Equal(hashes.Count, hashes.Distinct(StringComparer.Ordinal).Count());
    }
}
