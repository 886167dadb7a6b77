using System.Text.Json.Nodes;

namespace Investigator.Tests.Ingest;

/// <summary>The schema's types and ranges, field by field: what does not fit is set aside with the field's name in the reason.</summary>
public sealed class FieldTests
{
    private static readonly string Long = new('x', 129);

    public static TheoryData<string, string> WrongInEvents() => new()
    {
        { "event_id", "7" }, { "event_id", "\"\"" }, { "event_id", $"\"{Long}\"" }, { "event_id", "\"a\\u0000b\"" }, { "event_id", "null" },
        { "time", "\"yesterday\"" }, { "time", "\"2026-02-01T10:00:00\"" }, { "time", "\"2026-02-01\"" }, { "time", "\"2026-02-30T10:00:00Z\"" }, { "time", "\"2026-02-01T24:00:00Z\"" },
        { "time", "1769940000" }, { "time", "\"2026-02-01T10:00:00+0100\"" }, { "time", "\"2026-02-01T10:00:00.Z\"" }, { "time", "\"0001-01-01T00:00:00+10:00\"" },
        { "account_id", "{}" }, { "account_id", "null" }, { "account_id", $"\"{Long}\"" }, { "api_key_id", $"\"{Long}\"" }, { "api_key_id", "[]" }, { "session_id", $"\"{Long}\"" },
        { "trace_id", $"\"{Long[..65]}\"" }, { "environment", "1" },
        { "ip", "\"999.1.1.1\"" }, { "ip", "\"1.2.3\"" }, { "ip", "\"1\"" }, { "ip", "\"010.0.0.1\"" }, { "ip", "\"[::1]:80\"" }, { "ip", "\"fe80::1%eth0\"" }, { "ip", "\"\"" }, { "ip", "5" },
        { "asn", "-1" }, { "asn", "4294967296" }, { "asn", "\"AS1\"" }, { "asn", "1.5" },
        { "country", "\"USA\"" }, { "country", "\"4X\"" }, { "country", "49" },
        { "user_agent", "[]" }, { "tls_fingerprint", "1" }, { "operation", "true" }, { "model", "\"\"" }, { "model", "null" }, { "model", "1" },
        { "input_tokens", "-1" }, { "input_tokens", "\"10\"" }, { "input_tokens", "1.5" }, { "input_tokens", "99999999999999999999" }, { "input_tokens", "null" },
        { "output_tokens", "-1" }, { "output_tokens", "true" }, { "reasoning_tokens", "-1" }, { "cached_tokens", "-1" }, { "latency_ms", "-1" },
        { "status", "\"200\"" }, { "status", "2147483648" }, { "stop_reason", "1" }, { "stream", "\"yes\"" }, { "stream", "1" },
        { "temperature", "\"hot\"" }, { "temperature", "1e999" }, { "top_p", "[]" }, { "max_tokens", "\"1\"" }, { "n", "1.5" }, { "logprobs", "\"x\"" }, { "logprobs", "-1" },
        { "tool_count", "\"x\"" }, { "turn", "0" }, { "system_prompt", "1" }, { "prompt", "{}" }, { "response", "[]" }, { "prompt_sha256", "\"abc\"" },
        { "prompt_sha256", $"\"{new string('g', 64)}\"" },
    };

    public static TheoryData<string, string> RightInEvents() => new()
    {
        { "time", "\"2026-02-01t10:00:00.1234567891z\"" }, { "time", "\"2016-12-31T23:59:60Z\"" }, { "time", "\"2026-02-01 10:00:00-08:00\"" },
        { "ip", "\"::ffff:192.0.2.1\"" }, { "ip", "\"2001:DB8::1\"" }, { "country", "\"de\"" }, { "country", "null" }, { "asn", "0" }, { "session_id", "\"\"" },
        { "status", "null" }, { "temperature", "1" }, { "temperature", "-0.5e1" }, { "logprobs", "true" }, { "logprobs", "5" }, { "max_tokens", "-1" }, { "turn", "1" },
        { "input_tokens", "9223372036854775807" }, { "prompt", "\"\"" }, { "user_agent", "\"\\u0000<script>\\u202e\"" }, { "event_id", $"\"{Long[..128]}\"" },
    };

    public static TheoryData<string, string> WrongInAccounts() => new()
    {
        { "account_id", "null" }, { "account_id", "\"\"" }, { "created_at", "\"2026-02-01\"" }, { "organization_id", "1" }, { "segment", "\"royal\"" }, { "tier", "1" },
        { "verification", "\"blood\"" }, { "country", "\"Germany\"" }, { "email_domain", "\"someone@example.org\"" }, { "email_hash", "\"someone@example.org\"" },
        { "phone_hash", "\"+49\"" }, { "payment_fingerprint", "1" }, { "device_id", "[]" }, { "signup_ip", "\"home\"" }, { "referrer", "{}" }, { "status", "\"gone\"" },
    };

    [Theory, MemberData(nameof(WrongInEvents))]
    public async Task A_wrong_value_sets_the_event_aside_and_names_the_field(string field, string json)
    {
        using var rig = new TelemetryRig();

        var summary = await rig.EventsAsync(Lines.Event("e-1", (field, null))[..^1] + $",\"{field}\":{json}}}");

        Assert.Equal((1, 0, 1), (summary.Read, summary.Accepted, summary.Quarantined));
        Assert.StartsWith(field + ": ", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(RightInEvents))]
    public async Task A_value_at_the_edge_is_taken(string field, string json)
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(Lines.Event("e-1", (field, null))[..^1] + $",\"{field}\":{json}}}");

        Assert.Null(await rig.ReasonAsync());
        Assert.Equal(1, await rig.CountAsync("usage_event"));
    }

    [Theory, MemberData(nameof(WrongInAccounts))]
    public async Task A_wrong_value_sets_the_account_record_aside(string field, string json)
    {
        using var rig = new TelemetryRig();

        var summary = await rig.AccountsAsync(Lines.Account("acc-1", (field, null))[..^1].TrimEnd('{') is { Length: > 0 } start ? $"{start},\"{field}\":{json}}}" : $"{{\"{field}\":{json}}}");

        Assert.Equal((1, 0, 1), (summary.Read, summary.Accepted, summary.Quarantined));
        Assert.StartsWith(field + ": ", await rig.ReasonAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("event_id")]
    [InlineData("time")]
    [InlineData("account_id")]
    [InlineData("model")]
    [InlineData("input_tokens")]
    [InlineData("output_tokens")]
    public async Task A_needed_field_that_is_missing_is_named(string field)
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(Lines.Event("e-1", (field, null)));

        Assert.Equal($"{field}: missing", await rig.ReasonAsync());
    }

    [Fact]
    public async Task An_e_mail_address_never_reaches_the_accounts()
    {
        using var rig = new TelemetryRig();

        await rig.AccountsAsync(Lines.Account("acc-1", ("email_domain", "Example.ORG")), Lines.Account("acc-2", ("email_domain", "a@example.org")));

        Assert.Equal("example.org", await rig.OneAsync<string>("SELECT string_agg(email_domain) FROM account"));
    }

    [Fact]
    public async Task A_hostile_text_comes_back_as_it_was_sent_but_for_nul()
    {
        using var rig = new TelemetryRig();
        const string hostile = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \u202Egnp.exe \u0007 '; DROP TABLE usage_event; -- 𝕏";

        await rig.EventsAsync(Lines.Event("e-1", ("user_agent", hostile + "\0!")));

        Assert.Equal(hostile + "\uFFFD!", await rig.OneAsync<string>("SELECT user_agent FROM usage_event"));
    }

    [Fact]
    public async Task Ten_megabytes_in_any_field_are_stored_whole()
    {
        using var rig = new TelemetryRig();

        await rig.EventsAsync(new JsonObject
        {
            ["event_id"] = "e-1",
            ["time"] = "2026-02-01T10:00:00Z",
            ["account_id"] = "a",
            ["model"] = "m",
            ["input_tokens"] = 1,
            ["output_tokens"] = 1,
            ["user_agent"] = new string('é', 3_000_000),
            ["prompt"] = new string('p', 9_000_000),
        }.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

        Assert.Equal(3_000_000, await rig.OneAsync<long>("SELECT length(user_agent) FROM usage_event"));
        Assert.Equal(9_000_000, await rig.OneAsync<long>("SELECT length(prompt) FROM usage_text"));
    }
}
