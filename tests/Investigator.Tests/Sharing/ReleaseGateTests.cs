using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Tests.Sharing;

public sealed class ReleaseGateTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Person s_manager = new("m", "M", Role.Manager);

    [Fact]
    public void A_partner_may_have_what_its_terms_allow_and_what_was_released_to_it() => Assert.Equal(GateAnswer.Open, Ask(b => b, _ => { }));

    [Theory]
    [InlineData(TrafficLight.Clear, TrafficLight.Clear, true)]
    [InlineData(TrafficLight.Clear, TrafficLight.Green, false)]
    [InlineData(TrafficLight.Amber, TrafficLight.AmberStrict, false)]
    [InlineData(TrafficLight.AmberStrict, TrafficLight.Amber, true)]
    [InlineData(TrafficLight.AmberStrict, TrafficLight.Red, false)]
    [InlineData(TrafficLight.Red, TrafficLight.Red, true)]
    public void The_marking_may_be_as_closed_as_the_partner_may_get_and_no_more(TrafficLight most, TrafficLight marking, bool open) => Assert.Equal(
        open ? GateAnswer.Open : GateAnswer.MarkingTooHigh,
        Ask(b => b with { Marking = marking }, p => p.Change(Terms() with { HighestMarking = most })));

    [Fact]
    public void Each_rule_closes_the_gate_by_itself()
    {
        Assert.Equal(GateAnswer.NotAddressed, ReleaseGate.Ask(Bundle(Guid.NewGuid()), null, s_now));
        Assert.Equal(GateAnswer.NotAddressed, Ask(b => b with { Partners = [Guid.NewGuid()] }, _ => { }));
        Assert.Equal(GateAnswer.NotAddressed, Ask(b => b with { Partners = [], Collection = "another" }, _ => { }));
        Assert.Equal(GateAnswer.Open, Ask(b => b with { Partners = [], Collection = "labs" }, _ => { }));
        Assert.Equal(GateAnswer.Open, Ask(b => b with { Partners = [], Collection = SharedCollection.Everyone }, _ => { }));
        Assert.Equal(GateAnswer.PartnerSuspended, Ask(b => b, p => p.Suspend("A leak.")));
        Assert.Equal(GateAnswer.AgreementEnded, Ask(b => b, p => p.Change(Terms() with { AgreedUntil = s_now })));
        Assert.Equal(GateAnswer.TakenBack, Ask(b => b with { RevokedAt = s_now }, _ => { }));
        Assert.Equal(GateAnswer.Expired, Ask(b => b with { ExpiresAt = s_now }, _ => { }));
        Assert.Equal(GateAnswer.KindNotAllowed, Ask(b => b with { Kinds = [IndicatorKind.IpAddress, IndicatorKind.EmailHash] }, _ => { }));
        Assert.Equal(GateAnswer.FieldNotAllowed, Ask(b => b with { Fields = SharedFields.Counts | SharedFields.Description }, _ => { }));
    }

    [Fact]
    public void Of_what_is_gone_a_partner_knows_only_when_it_could_have_had_it()
    {
        var partner = Partner.Enter(Guid.NewGuid(), Terms(), s_manager, new FakeTimeProvider(s_now));
        var gone = Bundle(partner.Id) with { RevokedAt = s_now };
        Assert.True(ReleaseGate.MayKnowOf(gone, partner, s_now));
        Assert.False(ReleaseGate.MayKnowOf(gone with { Marking = TrafficLight.Red }, partner, s_now));
        Assert.False(ReleaseGate.MayKnowOf(gone with { Partners = [] }, partner, s_now));
    }

    private static GateAnswer Ask(Func<ReleaseFacts, ReleaseFacts> change, Action<Partner> act)
    {
        var partner = Partner.Enter(Guid.NewGuid(), Terms(), s_manager, new FakeTimeProvider(s_now));
        act(partner);
        return ReleaseGate.Ask(change(Bundle(partner.Id)), partner, s_now);
    }

    private static PartnerTerms Terms() =>
        new("Lab", TrafficLight.Amber, [IndicatorKind.IpAddress, IndicatorKind.NetworkPrefix], SharedFields.Counts, "MOU 7", s_now.AddDays(1)) { Collections = ["labs"] };

    private static ReleaseFacts Bundle(Guid partner) => new(
        Guid.NewGuid(), TrafficLight.Green, [IndicatorKind.IpAddress], SharedFields.Counts, [partner], null, s_now.AddDays(-1), s_now.AddDays(30), null);
}
