using Investigator.Domain.Campaigns;

namespace Investigator.Tests.Campaigns;

public sealed class TimelineKindsTests
{
    [Theory]
    [InlineData("campaign.merged-away", TimelineKind.Lineage)]
    [InlineData("campaign.note-changed", TimelineKind.Notes)]
    [InlineData("campaign.judged", TimelineKind.Members)]
    [InlineData("freeze", TimelineKind.Decisions)]
    [InlineData("step-up.renewed", TimelineKind.Decisions)]
    [InlineData("ban.proposed", TimelineKind.Approvals)]
    [InlineData("bundle-proposal.made", TimelineKind.Sharing)]
    [InlineData("freezer.opened", TimelineKind.Other)]
    public void Every_act_has_its_kind(string act, TimelineKind kind) => Assert.Equal(kind, TimelineKinds.Of(act));
}
