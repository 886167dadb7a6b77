using Investigator.Domain.Detection;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Matching;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Sharing;

/// <summary>From a line of usage to what leaves: the order of headers, tool definitions, classes of payment tokens, hashes of addresses and documents.</summary>
public sealed class SharedSignsTests
{
    private const string Headers = "ge11nn05enus_9ed1ff1f7b03_cd8dafe26982";
    private static readonly string s_tools = new('a', 64);
    private static readonly string s_mail = new('b', 64);
    private static readonly string s_passport = new('c', 64);
    private static readonly AccountId[] s_pool = [.. Enumerable.Range(1, 6).Select(i => new AccountId($"acc-{i}"))];

    [Fact]
    public async Task What_a_pool_has_in_common_is_measured_and_leaves_with_its_counts()
    {
        using var rig = await RigAsync();
        var measured = await new DuckDbSharingFacts(rig.Store).MeasureAsync(s_pool.ToDictionary(a => a, _ => MemberStanding.Confirmed), default);

        Assert.All(measured.Members, m => Assert.Equal("prepaid", m.PaymentClass));
        foreach (var key in (IndicatorKey[])[new(IndicatorKind.HeaderFingerprint, Headers.ToUpperInvariant()), new(IndicatorKind.ToolSchema, s_tools), new(IndicatorKind.EmailHash, s_mail)])
        {
            Assert.Equal(6, measured.Members.Count(m => m.Resources.Any(r => r.Kind == key.Kind && r.Value == key.Value)));
            Assert.Equal(0, measured.OutsideUsers[key]);
        }

        var facts = ACampaign.WithMembers(6).Facts with { Members = measured.Members, OutsideUsers = measured.OutsideUsers, FailOvers = [new(6, TimeSpan.FromHours(3)), new(2, TimeSpan.FromMinutes(5))] };
        var bundle = new BundleComposer(new SharingPolicy(), ACampaign.Key).Compose(facts, "Provider A", TrafficLight.Amber, ACampaign.Noon).Bundle!;
        Assert.Contains(bundle.Indicators, i => i is { Kind: IndicatorKind.HeaderFingerprint, Value: Headers, Accounts: 6 });
        Assert.Contains(bundle.Indicators, i => i.Kind is IndicatorKind.ToolSchema && i.Value == s_tools);
        Assert.Contains(bundle.Indicators, i => i.Kind is IndicatorKind.EmailHash && i.Value == ACampaign.Key.Hash(IndicatorKind.EmailHash, s_mail));
        // A pool of two that took over would point at single people.
        Assert.Equal(("prepaid", 1.0, 1, TimeSpan.FromHours(3)), (bundle.Pool!.PaymentClass, bundle.Pool.PaymentClassShare, bundle.Pool.FailOvers, bundle.Pool.FailOverAfter));
    }

    [Fact]
    public async Task What_a_partner_reports_of_them_is_found_here()
    {
        using var rig = await RigAsync();
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ReportedAsked[] asked = [new(new(ResourceKind.ToolSchema, s_tools), from, null), new(new(ResourceKind.HeaderFingerprint, Headers), from, null)];
        var uses = await new ReportedQuestions(rig.Store).UsesAsync(asked, null, default);
        Assert.Equal([.. s_pool, .. s_pool], uses.Select(u => u.Account));
        Assert.All(uses, u => Assert.Equal((2L, 6), (u.Requests, u.Users)));
    }

    [Fact]
    public async Task Documents_are_compared_blindly_like_cards()
    {
        using var rig = await RigAsync();
        var values = new List<MatchValue>();
        await foreach (var value in new DuckDbMatchValues(rig.Store).ValuesAsync([MatchKind.Document], s_pool, default)) values.Add(value);
        Assert.Equal(new MatchValue(s_pool[0], MatchKind.Document, s_passport), Assert.Single(values));
    }

    [Theory]
    [InlineData("payment_class", "a friend's card")]
    [InlineData("document_hash", "L01X00T47")]
    public async Task A_document_in_clear_and_a_class_that_is_none_are_set_aside(string field, string value)
    {
        using var rig = new TelemetryRig();
        Assert.Equal(1, (await rig.AccountsAsync(Lines.Account("acc-1", (field, value)))).Quarantined);
    }

    private static async Task<TelemetryRig> RigAsync()
    {
        var rig = new TelemetryRig();
        await rig.EventsAsync([.. s_pool.SelectMany(a => Enumerable.Range(1, 2).Select(i => Lines.Event($"{a.Value}-{i}", ("account_id", a.Value), ("header_fingerprint", Headers.ToUpperInvariant()), ("tools_sha256", s_tools)))),
            Lines.Event("stranger", ("account_id", "acc-99"))]);
        await rig.AccountsAsync([.. s_pool.Select((a, i) => Lines.Account(a.Value, ("payment_class", "prepaid"), ("email_hash", s_mail), ("document_hash", i == 0 ? s_passport : null)))]);
        return rig;
    }
}
