using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Detectors;

namespace Investigator.Tests.Detection;

public sealed class SignUpBurstTests
{
    private static readonly SignUpBurst Detector = new(new());

    [Fact]
    public async Task Twelve_strangers_with_one_card_within_an_hour_are_a_burst()
    {
        var hits = await new APopulation().With(SignUps(12, organization: null)).HitsOfAsync(Detector);

        Assert.Equal(12, hits.Count);
        Assert.All(hits.Values, hit => Assert.Contains("same card", hit.Evidence.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colleagues_who_share_the_company_card_are_none() =>
        Assert.Empty(await new APopulation().With(SignUps(12, organization: "org-1")).HitsOfAsync(Detector));

    [Fact]
    public async Task Twelve_sign_ups_with_one_card_over_a_year_are_none() =>
        Assert.Empty(await new APopulation().With(SignUps(12, organization: null, apart: TimeSpan.FromDays(30))).HitsOfAsync(Detector));

    private static IEnumerable<AccountProfile> SignUps(int count, string? organization, TimeSpan? apart = null) =>
        Enumerable.Range(0, count).Select(n => APopulation.Ordinary($"new-{n:00}") with
        {
            Record = new()
            {
                AccountId = new($"new-{n:00}"),
                Segment = "individual",
                Tier = "tier-1",
                OrganizationId = organization,
                PaymentFingerprint = "card-9",
                CreatedAt = APopulation.Noon.AddDays(-400) + (n * (apart ?? TimeSpan.FromMinutes(5))),
            },
        });

}
