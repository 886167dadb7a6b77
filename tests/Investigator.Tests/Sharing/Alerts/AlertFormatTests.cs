using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Investigator.Domain.Sharing.Alerts;
using static Investigator.Tests.CaseStore.Findings;

namespace Investigator.Tests.Sharing.Alerts;

/// <summary>What other systems read, also when an attacker wrote the texts.</summary>
public sealed partial class AlertFormatTests
{
    private const string Hostile = "a|b=c\\d\r\n<134>1 forged\u0000\u202Eevil\u200B<b>\u2028";

    private static readonly SecurityAlert s_alert = new(
        "finding:7", Noon, AlertKinds.Findings, AlertActivity.Create, AlertSeverity.High, "finding.opened", "account:acc-1", "Suspected account", "97 % share one prompt shape.", [new("exchanges", "812")])
    {
        Score = 0.973,
        Actor = "Analyst 1",
    };

    public static TheoryData<string> Forms => [.. AlertFormats.All.Select(f => f.Id)];

    [Fact]
    public void An_OCSF_finding_has_what_the_class_requires()
    {
        var told = Json(new OcsfAlerts(), s_alert);
        Assert.Equal((2, 2004, 1, 200401, 4), (told.GetProperty("category_uid").GetInt32(), told.GetProperty("class_uid").GetInt32(), told.GetProperty("activity_id").GetInt32(), told.GetProperty("type_uid").GetInt32(), told.GetProperty("severity_id").GetInt32()));
        Assert.Equal(Noon.ToUnixTimeMilliseconds(), told.GetProperty("time").GetInt64());
        Assert.Equal(("1.4.0", "finding:7", "Investigator"), (told.GetProperty("metadata").GetProperty("version").GetString(), told.GetProperty("metadata").GetProperty("uid").GetString(), told.GetProperty("metadata").GetProperty("product").GetProperty("name").GetString()));
        Assert.Equal(("account:acc-1", "Suspected account"), (told.GetProperty("finding_info").GetProperty("uid").GetString(), told.GetProperty("finding_info").GetProperty("title").GetString()));
        Assert.Equal(("account", "acc-1"), (told.GetProperty("resources")[0].GetProperty("type").GetString(), told.GetProperty("resources")[0].GetProperty("uid").GetString()));
        Assert.Equal((97, true, "812"), (told.GetProperty("confidence_score").GetInt32(), told.GetProperty("is_alert").GetBoolean(), told.GetProperty("unmapped").GetProperty("exchanges").GetString()));
    }

    [Fact]
    public void An_ECS_document_has_its_time_its_event_and_its_account()
    {
        var told = Json(new EcsAlerts(), s_alert);
        Assert.Equal("2026-03-01T12:00:00.000Z", told.GetProperty("@timestamp").GetString());
        var seen = told.GetProperty("event");
        Assert.Equal(("alert", "finding.opened", 80, 97.3), (seen.GetProperty("kind").GetString(), seen.GetProperty("action").GetString(), seen.GetProperty("severity").GetInt32(), seen.GetProperty("risk_score").GetDouble()));
        Assert.Equal(("acc-1", "Analyst 1"), (told.GetProperty("user").GetProperty("id").GetString(), told.GetProperty("labels").GetProperty("actor").GetString()));
    }

    [Fact]
    public void A_CEF_line_has_seven_fields_in_its_head_and_keys_behind_it()
    {
        var line = Text(new CefAlerts(), s_alert);
        var fields = CefHead().Match(line);
        Assert.True(fields.Success);
        Assert.Equal(("Investigator", "finding.opened", "Suspected account", "8"), (fields.Groups["product"].Value, fields.Groups["act"].Value, fields.Groups["name"].Value, fields.Groups["severity"].Value));
        Assert.Contains("duid=acc-1 suser=Analyst 1 cfp1Label=score cfp1=0.973 cs1Label=subject cs1=account:acc-1", line, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_an_attacker_wrote_ends_no_line_and_leaves_no_field(string form)
    {
        var alert = s_alert with { Subject = $"account:{Hostile}", Title = Hostile, Message = Hostile + new string('x', 10_000_000), Actor = Hostile, Fields = [new("detail", Hostile)] };
        var line = Text(AlertFormats.Find(form)!, alert);
        Assert.True(line.Length < 8_000);
        Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u202E' or '\u200B' or '\u2028');
        if (form == "cef") Assert.Equal("a|b=c\\d", Regex.Unescape(CefHead().Match(line).Groups["name"].Value)[..7]);
        else Assert.StartsWith("a|b=c\\d", Json(AlertFormats.Find(form)!, alert).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public void Any_text_stays_in_its_line(string? message, string? subject)
    {
        foreach (var form in AlertFormats.All)
        {
            var line = Text(form, s_alert with { Message = message ?? "", Subject = subject ?? "" });
            Assert.DoesNotContain(line, char.IsControl);
            if (form.Id != "cef") Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind);
            else Assert.Matches(CefHead(), line);
        }
    }

    [Fact]
    public void A_syslog_message_carries_its_length_its_priority_and_a_whole_header()
    {
        var framed = new ArrayBufferWriter<byte>();
        SyslogMessage.Append(s_alert, "ü"u8, "host 1\n", framed);
        var text = Encoding.UTF8.GetString(framed.WrittenSpan);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        Assert.Equal(framed.WrittenCount - space - 1, int.Parse(text[..space], CultureInfo.InvariantCulture));
        Assert.Equal("<107>1 2026-03-01T12:00:00.000000Z host1 Investigator - finding.opened - ü", text[(space + 1)..]);
    }

    [Theory]
    [InlineData(AlertTransport.File, "../alerts.ndjson")]
    [InlineData(AlertTransport.File, "a/b")]
    [InlineData(AlertTransport.File, ".hidden")]
    [InlineData(AlertTransport.File, "a..b")]
    [InlineData(AlertTransport.SyslogTcp, "collector")]
    [InlineData(AlertTransport.SyslogTls, "collector:0")]
    [InlineData(AlertTransport.SyslogTls, "a b:514")]
    [InlineData(AlertTransport.Http, "ftp://collector")]
    [InlineData(AlertTransport.Http, "https://user:word@collector/")]
    [InlineData((AlertTransport)99, "x")]
    public void An_address_that_does_not_fit_its_way_is_refused(AlertTransport way, string address) =>
        Assert.Equal(Investigator.Domain.Audit.Refusal.CollectorWrong, new AlertDestinationPlan("soc", way, address, "ocsf", AlertKinds.All).Check());

    [Theory]
    [InlineData("collector.example:6514", "collector.example", 6514)]
    [InlineData("[2001:db8::7]:514", "2001:db8::7", 514)]
    public void A_collector_is_a_host_and_a_port(string address, string host, int port) => Assert.Equal((host, port), AlertDestinationPlan.HostOf(address));

    private static JsonElement Json(IAlertFormat form, SecurityAlert alert) => JsonElement.Parse(Text(form, alert));

    private static string Text(IAlertFormat form, SecurityAlert alert)
    {
        var line = new ArrayBufferWriter<byte>();
        form.Write(alert, line);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(line.WrittenSpan);
    }

    [GeneratedRegex(@"^CEF:0\|Investigator\|(?<product>Investigator)\|[\d.]+\|(?<act>(?:[^|\\]|\\.)*)\|(?<name>(?:[^|\\]|\\.)*)\|(?<severity>\d+)\|rt=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CefHead();
}
