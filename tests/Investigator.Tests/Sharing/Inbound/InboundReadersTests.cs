using System.Text;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Formats.Stix;
using Investigator.Domain.Sharing.Inbound;

namespace Investigator.Tests.Sharing.Inbound;

/// <summary>Deliveries of strangers: read within bounds, never believed, never thrown over.</summary>
public sealed class InboundReadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Formats => ["stix", "csv", "misp", "ndjson"];

    [Theory, MemberData(nameof(Formats))]
    public void A_bundle_that_leaves_this_console_comes_in_again_with_every_indicator(string format)
    {
        var bundle = ACampaign.WithEverything.Bundle();
        var reading = Read(new BundleFormats().Find(format)!.Write(bundle));

        Assert.Null(reading.Unreadable);
        Assert.Equal((format, 0), (reading.Format, reading.FaultCount));
        Assert.Equal(
            bundle.Indicators.Select(i => (i.Kind, i.Value)).Order(), reading.Reports.Where(r => r.WhyNot is null).Select(r => (r.Kind!.Value, r.Value)).Order());
        Assert.All(reading.Reports, r => Assert.Equal(bundle.TrafficLight, r.Marking));
        Assert.All(reading.Reports, r => Assert.Equal(bundle.Indicators.First(i => i.Value == r.Value).Confidence, r.Confidence));
    }

    [Fact]
    public void Lines_of_JSON_with_the_names_of_the_columns_are_read()
    {
        var reading = Read("""
            {"type":"ip-address","value":"198.51.100.7","confidence":80,"valid_from":"2026-02-01T00:00:00Z","valid_until":"2026-05-01T00:00:00Z","tlp":"TLP:AMBER","campaign":"Pool"}
            {"type":"email-domain","value":"MAIL.example","confidence":"70"}
            {"type":"card-number","value":"4111"}
            not json
            """);
        Assert.Equal("ndjson", reading.Format);
        Assert.Equal([("198.51.100.7", 80), ("mail.example", 70)], reading.Reports.Select(r => (r.Value, r.Confidence)));
        Assert.Equal((2, TrafficLight.Amber), (reading.FaultCount, reading.Reports[0].Marking));
        Assert.Contains("card-number", reading.Faults[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_spreadsheet_was_kept_from_running_loses_its_apostrophe_again()
    {
        var reading = Read("type,value\r\nuser-agent,\"'=cmd|' /C calc'!A0\"\r\nuser-agent,\"a \"\"quoted\"\"\r\nagent\"\r\n");
        Assert.Equal("=cmd|' /C calc'!A0", reading.Reports[0].Value);
        Assert.Contains("control characters", reading.Reports[1].WhyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_MISP_event_names_what_can_be_compared_and_why_the_rest_can_not()
    {
        var reading = Read("""
            {"Event":{"info":"<script>alert(1)</script>","Tag":[{"name":"tlp:amber+strict"}],"Attribute":[
            {"uuid":"6f0c5a3e-0d6c-4c57-8e0e-000000000001","type":"ip-src","value":"198.51.100.7","timestamp":"1772000000","comment":"ip-address; confidence 61"},
            {"uuid":"6f0c5a3e-0d6c-4c57-8e0e-000000000002","type":"ip-dst","value":"198.51.100.8","timestamp":"1772000000"},
            {"uuid":"6f0c5a3e-0d6c-4c57-8e0e-000000000003","type":"attachment","value":"x.exe","data":"AAAA"},
            {"uuid":"6f0c5a3e-0d6c-4c57-8e0e-000000000004","type":"domain","value":"mail.example","deleted":true},
            {"uuid":"no","type":"domain","value":"mail.example"}],
            "Object":[{"Attribute":[{"uuid":"6f0c5a3e-0d6c-4c57-8e0e-000000000005","type":"AS","value":"AS64496"}]}]}}
            """);
        Assert.Equal(("misp", 1, 1), (reading.Format, reading.PassedOver, reading.FaultCount));
        Assert.Equal(["198.51.100.7", "", "mail.example", "64496"], reading.Reports.Select(r => r.WhyNot is null ? r.Value : ""));
        Assert.Equal((61, TrafficLight.AmberStrict, false, true), (reading.Reports[0].Confidence, reading.Reports[0].Marking, reading.Reports[0].IsWithdrawn, reading.Reports[2].IsWithdrawn));
        Assert.Equal("<script>alert(1)</script>", reading.Reports[0].Name);
    }

    [Fact]
    public void A_sighting_of_one_of_our_indicators_is_heard()
    {
        var reading = Read("""{"objects":[{"type":"sighting","spec_version":"2.1","id":"sighting--6f0c5a3e-0d6c-4c57-8e0e-000000000001","modified":"2026-02-01T00:00:00.000Z","sighting_of_ref":"indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000002","count":0}]}""");
        var heard = Assert.Single(reading.Sightings);
        Assert.Equal(("indicator--6f0c5a3e-0d6c-4c57-8e0e-000000000002", 0L), (heard.IndicatorId, heard.Count));
        Assert.Empty(reading.Reports);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html>")]
    [InlineData("{")]
    [InlineData("[]]")]
    [InlineData("{\"type\":\"bundle\",\"objects\":{}}")]
    [InlineData("type;value\n1;2")]
    [InlineData("\uFEFF\0\0")]
    public void What_is_none_of_the_forms_is_refused_in_words(string content) => Assert.NotEmpty(Read(content).Unreadable!);

    [Fact]
    public void More_than_32_MiB_is_refused_unread() => Assert.Contains("32 MiB", InboundReaders.Read(new byte[InboundLimits.Bytes + 1], Now).Unreadable, StringComparison.Ordinal);

    [Theory]
    [InlineData(30, true)]
    [InlineData(32, false)]
    [InlineData(1_000_000, false)]
    public void JSON_deeper_than_32_levels_is_refused(int levels, bool read) =>
        Assert.Equal(read, Read($$"""{"objects":[{{Indicator("indicator--0123456789", "[ipv4-addr:value = '198.51.100.7']")}}],"x":{{new string('[', levels)}}{{new string(']', levels)}}}""").Unreadable is null);

    [Theory]
    [InlineData("{\"type\":\"bundle\",\"objects\":[", "{}", ",", "]}")]
    [InlineData("{\"Event\":{\"info\":\"x\",\"Attribute\":[", "{\"uuid\":\"6f0c5a3e-0d6c-4c57-8e0e-000000000001\",\"type\":\"ip-src\",\"value\":\"198.51.100.7\",\"timestamp\":\"1\"}", ",", "]}}")]
    [InlineData("type,value\n", "ip-address,198.51.100.7", "\n", "\n")]
    [InlineData("", "{\"type\":\"ip-address\",\"value\":\"198.51.100.7\"}", "\n", "\n")]
    public void More_than_25_000_things_are_not_taken_in_any_form(string before, string one, string between, string behind)
    {
        var reading = Read($"{before}{string.Join(between, Enumerable.Repeat(one, InboundLimits.Objects + 2))}{behind}");
        Assert.InRange(reading.Reports.Count, 0, InboundLimits.Objects);
        Assert.Contains("25,000", reading.Unreadable ?? string.Join(' ', reading.Faults.Select(fault => fault.Why)), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_and_patterns_that_are_too_long_and_objects_that_are_none_are_faults_of_their_own()
    {
        var reading = Read($$"""{"objects":[{{Indicator("indicator--" + new string('a', 300), "[a:b = 'c']")}},{{Indicator("indicator--1", new string('x', 4001))}},{{Indicator("malware--1", "[a:b = 'c']")}},{"type":5},{"id":"x","type":"\ud800"},7]}""");
        Assert.Empty(reading.Reports);
        Assert.Equal(6, reading.FaultCount);
    }

    [Fact]
    public void A_time_ahead_of_the_clock_is_taken_for_now()
    {
        var draft = Assert.Single(Read($$"""{"objects":[{{Indicator("indicator--0123456789", "[ipv4-addr:value = '198.51.100.7']").Replace("2026-02-01", "2099-01-01", StringComparison.Ordinal)}}]}""").Reports);
        Assert.Equal(Now, draft.ModifiedAt);
    }

    [Fact]
    public void Mutations_of_a_good_bundle_are_read_or_refused_and_never_throw()
    {
        var good = new StixBundleWriter().Write(ACampaign.WithEverything.Bundle());
        var random = new Random(11);
        for (var n = 0; n < 1_500; n++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = 0; change < 1 + (n % 5); change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var length = n % 3 == 0 ? random.Next(bytes.Length) : bytes.Length;
            Assert.NotNull(InboundReaders.Read(bytes.AsMemory(0, length), Now));
        }
    }

    private static string Indicator(string id, string pattern) =>
        $$"""{"type":"indicator","spec_version":"2.1","id":"{{id}}","modified":"2026-02-01T00:00:00.000Z","pattern":"{{pattern}}","pattern_type":"stix"}""";

    private static InboundReading Read(string content) => InboundReaders.Read(Encoding.UTF8.GetBytes(content), Now);

    private static InboundReading Read(ReadOnlyMemory<byte> content) => InboundReaders.Read(content, Now);
}
