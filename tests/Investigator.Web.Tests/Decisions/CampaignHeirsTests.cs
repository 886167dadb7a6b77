using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Investigator.Web.Tests.Campaigns;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

public sealed class CampaignHeirsTests : ConsoleContext
{
    private readonly HeirsInMemory _heirs = new();
    private readonly CaseInMemory _case = new(Hostile, Noon);

    public CampaignHeirsTests() => Services.AddSingleton<IHeirs>(_heirs).AddSingleton<ICampaignDesk>(_case);

    [Fact]
    public void Before_anybody_is_frozen_it_says_when_it_begins_to_watch() =>
        Assert.Contains("Once 3 confirmed members are frozen or banned", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public void A_cut_pool_without_heirs_is_said_to_be_watched_for()
    {
        _heirs.All = new(40, [], 0);
        Assert.Contains("The fingerprint of 40 frozen or banned members is watched for", Open().Find("[data-testid=no-heirs]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Heirs_are_shown_with_what_they_share_and_become_candidates_by_a_press()
    {
        _heirs.All = new(40, [Row("acc-1", true), Row("acc-2", false), Row("acc-3", false)], 250);
        var part = Open();
        Assert.Contains("250 accounts that began after", part.Find("[data-testid=heirs-says]").TextContent, StringComparison.Ordinal);
        Assert.Contains("showing 3", part.Find("[data-testid=heirs-says]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["yes", "not yet", "not yet"], part.FindAll("[data-testid=heir-row] td:nth-child(2)").Select(c => c.TextContent));
        Assert.DoesNotContain("<script>", part.Markup, StringComparison.Ordinal);

        part.Find("[data-testid=add-heirs]").Click();

        Assert.Equal(["acc-2", "acc-3"], _case.Campaign!.Members.Select(m => m.AccountId.Value).Order());
        Assert.All(_case.Campaign!.Members, m => Assert.Equal((MemberStatus.Candidate, "heir"), (m.Status, m.Source)));
    }

    [Fact]
    public void Who_may_only_look_sees_no_act()
    {
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        _heirs.All = new(40, [Row("acc-2", false)], 1);
        Assert.Empty(Open().FindAll("[data-testid=add-heirs]"));
    }

    private IRenderedComponent<CampaignHeirs> Open() => Render<CampaignHeirs>(p => p.Add(x => x.CampaignId, Guid.NewGuid()));

    private static HeirRow Row(string account, bool member) => new(Hit.Of(new(HeirOfCampaign.Id, 1, "", "", "", []), new(account), TimeWindow.Ending(Noon, TimeSpan.FromDays(1)), 0.9,
        Evidence.None with { Sentence = "Heir of the campaign <script>alert(1)</script>" }), member);
}
