using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Linking;

/// <summary>Which accounts have identities of their own: those that were made in one go have none.</summary>
public sealed class OrganisationsOfTheirOwnTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Organisations_with_domains_of_their_own_that_came_over_weeks_are_independent() =>
        Assert.True(Have(n => Firm(n) with { CreatedAt = s_start.AddDays(9 * n) }));

    [Fact]
    public void Organisations_that_all_signed_up_in_one_week_are_not() =>
        Assert.False(Have(n => Firm(n) with { CreatedAt = s_start.AddHours(16 * n) }));

    [Fact]
    public void Organisations_without_a_known_sign_up_are_not() =>
        Assert.False(Have(n => Firm(n) with { CreatedAt = null }));

    [Fact]
    public void Organisations_that_share_one_email_domain_are_not() =>
        Assert.False(Have(n => Firm(n) with { CreatedAt = s_start.AddDays(9 * n), EmailDomain = "mail.test" }));

    [Fact]
    public void Accounts_without_an_organisation_are_not() =>
        Assert.False(Have(n => Firm(n) with { CreatedAt = s_start.AddDays(9 * n), OrganizationId = null }));

    private static bool Have(Func<int, AccountRecord> firm) => OrganisationsOfTheirOwn.Have([.. Enumerable.Range(0, 10).Select(firm)]);

    private static AccountRecord Firm(int n) => new() { AccountId = new($"acc-{n}"), OrganizationId = $"org-{n}", EmailDomain = $"firm-{n}.test" };
}
