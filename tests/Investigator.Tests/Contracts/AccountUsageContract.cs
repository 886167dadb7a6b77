using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

/// <summary>What every telemetry engine answers about accounts. An engine inherits this and hands over its ports, filled by the lines of each test.</summary>
public abstract class AccountUsageContract : IDisposable
{
    private static readonly AccountId One = new("acc-1");

    protected abstract IAccountUsage Usage { get; }

    protected abstract IPromptTexts Texts { get; }

    protected abstract IHarvestQuestions Harvests { get; }

    protected abstract IAttributeHistory History { get; }

    protected abstract IResourceCourse Course { get; }

    protected abstract IIngestLedger Ledger { get; }

    protected abstract IQuarantine Quarantine { get; }

    protected abstract Task IngestAsync(IngestStream kind, params string[] lines);

    [Fact]
    public async Task An_account_that_nobody_saw_is_not_found() => Assert.Null(await Usage.FindAsync(One, default));

    [Fact]
    public async Task An_account_shows_its_record_and_totals()
    {
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("tier", "gold"), ("created_at", "2026-01-01T00:00:00+02:00")));
        await EventsAsync(0, 10, 45);

        var account = await Usage.FindAsync(One, default);

        Assert.NotNull(account);
        Assert.Equal("gold", account.Record.Tier);
        Assert.Equal(new DateTimeOffset(2025, 12, 31, 22, 0, 0, TimeSpan.Zero), account.Record.CreatedAt);
        Assert.Equal((3, 30, 60, 2), (account.Requests, account.InputTokens, account.OutputTokens, account.Sessions));
        Assert.Equal(Time(0), account.FirstSeenAt);
        Assert.Equal(Time(45), account.LastSeenAt);
    }

    [Fact]
    public async Task Sums_of_hostile_counts_do_not_break_the_answer()
    {
        await IngestAsync(IngestStream.Events, Lines.Event("a", ("input_tokens", long.MaxValue)), Lines.Event("b", ("input_tokens", long.MaxValue), ("latency_ms", long.MaxValue)));

        Assert.Equal(long.MaxValue, (await Usage.FindAsync(One, default))!.InputTokens);
        Assert.Equal(2, (await Usage.EventsAsync([new("a"), new("b")], default)).Count);
    }

    [Fact]
    public async Task Requests_of_one_key_less_than_thirty_minutes_apart_are_one_session()
    {
        await IngestAsync(
            IngestStream.Events,
            Lines.Event("a", ("time", Lines.At(0)), ("api_key_id", "k1")), Lines.Event("b", ("time", Lines.At(29)), ("api_key_id", "k1")),
            Lines.Event("c", ("time", Lines.At(59)), ("api_key_id", "k1")), Lines.Event("d", ("time", Lines.At(30)), ("api_key_id", "k2")),
            Lines.Event("e", ("time", Lines.At(31))), Lines.Event("f", ("time", Lines.At(32)), ("session_id", "s-9")));

        var sessions = await Usage.SessionsAsync(One, TimeWindow.Always, 0, 10, default);

        Assert.Equal(5, sessions.Total);
        Assert.Equal([1, 1, 1, 1, 2], sessions.Rows.Select(s => s.Requests));
        Assert.Equal(["s-9"], sessions.Rows.Where(s => !s.Derived).Select(s => s.SessionId.Value));
        var pair = sessions.Rows[^1];
        Assert.Equal(["a", "b"], (await Usage.SessionEventsAsync(One, pair.SessionId, 0, 10, default)).Rows.Select(e => e.EventId.Value));
        Assert.Equal(pair.SessionId, (await Usage.EventsAsync([new("b")], default))[0].SessionId);
    }

    [Fact]
    public async Task A_derived_session_has_the_same_id_in_every_window()
    {
        await EventsAsync(0, 10, 20);

        var inside = await Usage.SessionsAsync(One, new(Time(15), Time(16)), 0, 10, default);

        Assert.Equal((await Usage.SessionsAsync(One, TimeWindow.Always, 0, 10, default)).Rows[0].SessionId, Assert.Single(inside.Rows).SessionId);
        Assert.Empty((await Usage.SessionsAsync(One, new(Time(21), Time(30)), 0, 10, default)).Rows);
    }

    [Fact]
    public async Task Of_an_endless_session_the_beginning_is_looked_at_to_the_end_of_its_half_hour_and_a_short_one_whole()
    {
        string[] Beginning(string session) => [.. Enumerable.Range(0, SessionRow.LookAt + 1).Select(i =>
            Lines.Event($"{session}-{i}", ("session_id", session), ("time", Lines.At(i % 20)), ("ip", "203.0.113.7"), ("prompt", "Say it")))];
        await IngestAsync(IngestStream.Events, Beginning("endless"));
        await IngestAsync(IngestStream.Events,
            Lines.Event("later", ("session_id", "endless"), ("time", Lines.At(40)), ("ip", "203.0.113.8"), ("prompt", "Another template altogether")),
            Lines.Event("short-1", ("session_id", "short"), ("time", Lines.At(10)), ("prompt", "Say it")),
            Lines.Event("short-2", ("session_id", "short"), ("time", Lines.At(400)), ("prompt", "Another template altogether")));

        var sessions = (await Usage.SessionsAsync(One, TimeWindow.Always, 0, 10, default)).Rows.ToDictionary(s => s.SessionId.Value);

        var endless = sessions["endless"];
        Assert.Equal((SessionRow.LookAt + 2, SessionRow.LookAt + 1, 1, "203.0.113.7"), (endless.Requests, endless.LookedAt, endless.DistinctSkeletons, endless.IpAddress));
        Assert.Equal(Time(40), endless.EndedAt);
        Assert.Equal((2, 2, 2), (sessions["short"].Requests, sessions["short"].LookedAt, sessions["short"].DistinctSkeletons));
    }

    [Fact]
    public async Task Pages_of_sessions_keep_the_total()
    {
        await EventsAsync(0, 100, 200);

        var second = await Usage.SessionsAsync(One, TimeWindow.Always, 1, 1, default);
        var beyond = await Usage.SessionsAsync(One, TimeWindow.Always, 9, 1, default);

        Assert.Equal((Time(100), 3), (Assert.Single(second.Rows).StartedAt, second.Total));
        Assert.Equal((0, 3), (beyond.Rows.Count, beyond.Total));
    }

    [Fact]
    public async Task A_timeline_counts_per_bucket_and_leaves_empty_ones_out()
    {
        await EventsAsync(0, 10, 125);
        await IngestAsync(IngestStream.Events, Lines.Event("x", ("account_id", "acc-2"), ("time", Lines.At(5)), ("status", 429)));

        var buckets = await Usage.TimelineAsync([One, new("acc-2")], TimeWindow.Always, TimeSpan.FromHours(1), default);

        Assert.Equal([(Time(0), 3, 1, 2), (Time(120), 1, 0, 1)], buckets.Select(b => (b.At, (int)b.Requests, (int)b.Errors, b.Accounts)));
    }

    [Fact]
    public async Task Hours_of_the_week_begin_on_monday()
    {
        await IngestAsync(IngestStream.Events, Lines.Event("a", ("time", "2026-02-02T00:30:00Z")), Lines.Event("b", ("time", "2026-02-01T23:30:00Z")));

        var hours = await Usage.HourOfWeekAsync(One, TimeWindow.Always, default);

        Assert.Equal(168, hours.Count);
        Assert.Equal((1, 1, 2), (hours[0], hours[167], hours.Sum()));
    }

    [Fact]
    public async Task Resources_tell_how_many_accounts_use_them()
    {
        await IngestAsync(
            IngestStream.Events,
            Lines.Event("a", ("ip", "192.0.2.7"), ("asn", 64500)), Lines.Event("b", ("ip", "192.0.2.7")),
            Lines.Event("c", ("ip", "192.0.2.7"), ("account_id", "acc-2")), Lines.Event("d", ("ip", "192.0.2.9"), ("account_id", "acc-3")));
        await IngestAsync(
            IngestStream.Accounts,
            Lines.Account("acc-1", ("payment_fingerprint", "card-9")), Lines.Account("acc-3", ("payment_fingerprint", "card-9")), Lines.Account("acc-4", ("signup_ip", "192.0.2.7")));

        var uses = await Usage.ResourcesAsync(One, default);

        Assert.Equal((2L, 3L), Of(ResourceKind.IpAddress, "192.0.2.7"));
        Assert.Equal((2L, 3L), Of(ResourceKind.NetworkPrefix, "192.0.2.0/24"));
        Assert.Equal((1L, 1L), Of(ResourceKind.Asn, "64500"));
        Assert.Equal((0L, 2L), Of(ResourceKind.Payment, "card-9"));
        Assert.Equal(["acc-1", "acc-2", "acc-4"], (await Usage.AccountsOnAsync(new(ResourceKind.IpAddress, "192.0.2.7"), 0, 10, default)).Rows.Select(a => a.Value));
        Assert.Equal(["acc-1", "acc-3"], (await Usage.AccountsOnAsync(new(ResourceKind.Payment, "card-9"), 0, 10, default)).Rows.Select(a => a.Value));

        (long, long) Of(ResourceKind kind, string value) => uses.Where(u => u.Resource == new Resource(kind, value)).Select(u => (u.Requests, u.Accounts)).Single();
    }

    [Fact]
    public async Task What_later_records_say_otherwise_is_kept_latest_first_and_a_first_record_is_no_change()
    {
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("payment_fingerprint", "card-1"), ("country", "DE")), Lines.Account("acc-2", ("payment_fingerprint", "card-9")));
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("payment_fingerprint", "card-2")), Lines.Account("acc-1", ("payment_fingerprint", "card-3"), ("tier", "gold"), ("country", "DE")));
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("payment_fingerprint", "card-3")));

        var changes = await History.ChangesAsync(One, 0, 10, default);

        Assert.Equal(3, changes.Total);
        Assert.Equal(
            [(AccountAttribute.Tier, null, "gold"), (AccountAttribute.Payment, "card-1", "card-2"), (AccountAttribute.Payment, "card-2", "card-3")],
            changes.Rows.Select(c => (c.Attribute, c.Before, c.After)).Order());
        Assert.Equal((AccountAttribute.Payment, "card-1"), (changes.Rows[^1].Attribute, changes.Rows[^1].Before));
        Assert.Single((await History.ChangesAsync(One, 2, 10, default)).Rows);
        Assert.Equal(0, (await History.ChangesAsync(new("acc-2"), 0, 10, default)).Total);
    }

    [Fact]
    public async Task A_resource_tells_its_days_and_who_was_new_on_it()
    {
        const int Day = 24 * 60;
        await IngestAsync(
            IngestStream.Events,
            Lines.Event("a", ("time", Lines.At(0)), ("ip", "192.0.2.7"), ("asn", 64500)), Lines.Event("b", ("time", Lines.At(5)), ("ip", "192.0.2.7"), ("account_id", "acc-2")),
            Lines.Event("c", ("time", Lines.At(2 * Day)), ("ip", "192.0.2.7")), Lines.Event("d", ("time", Lines.At(2 * Day)), ("ip", "192.0.2.7"), ("account_id", "acc-3")),
            Lines.Event("e", ("time", Lines.At(0)), ("ip", "192.0.2.8"), ("account_id", "acc-4")));
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-2", ("payment_fingerprint", "card-9")), Lines.Account("acc-3", ("payment_fingerprint", "card-9"), ("signup_ip", "192.0.2.7")));
        var first = DateOnly.FromDateTime(Time(0).UtcDateTime);

        Assert.Equal([new ResourceDay(first, 2, 2, 2), new ResourceDay(first.AddDays(2), 2, 2, 1)], await Course.DaysAsync(new(ResourceKind.IpAddress, "192.0.2.7"), default));
        Assert.Equal([new ResourceDay(first, 1, 1, 1)], await Course.DaysAsync(new(ResourceKind.Asn, "64500"), default));
        Assert.Equal([new ResourceDay(first, 1, 1, 1), new ResourceDay(first.AddDays(2), 1, 1, 1)], await Course.DaysAsync(new(ResourceKind.Payment, "card-9"), default));
        Assert.Empty(await Course.DaysAsync(new(ResourceKind.Asn, "no number"), default));
        Assert.Empty(await Course.DaysAsync(new(ResourceKind.Device, "'; DROP TABLE account; --"), default));
    }

    [Fact]
    public async Task What_is_normal_for_a_kind_is_how_its_things_are_spread()
    {
        // Nine addresses with one account and one request each, one with three accounts and five requests on two days.
        await IngestAsync(IngestStream.Events, [.. Enumerable.Range(0, 9).Select(n => Lines.Event($"e-{n}", ("ip", $"192.0.2.{n}"), ("account_id", $"acc-{n}")))]);
        await IngestAsync(IngestStream.Events, [.. Enumerable.Range(0, 5).Select(n => Lines.Event($"f-{n}", ("ip", "198.51.100.1"), ("account_id", $"acc-{n % 3}"), ("time", Lines.At(n * 360))))]);
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("signup_ip", "203.0.113.1"), ("payment_fingerprint", "card-1")), Lines.Account("acc-50", ("payment_fingerprint", "card-2")));

        var usual = await Course.UsualAsync(ResourceKind.IpAddress, default);
        var cards = await Course.UsualAsync(ResourceKind.Payment, default);

        Assert.Equal(11, usual.Things);
        Assert.Equal((1, 1, 3), (usual.Accounts.At(0), usual.Accounts.At(0.5), usual.Accounts.At(1)));
        Assert.Equal((0, 1, 5), (usual.Requests.At(0), usual.Requests.At(0.5), usual.Requests.At(1)));
        Assert.InRange(usual.Accounts.Below(3), 0.9, 0.999);
        Assert.Equal(0, usual.Accounts.Below(1));
        Assert.Equal((2, 0, 3), (cards.Things, cards.Requests.At(0), cards.Requests.At(1)));
        foreach (var kind in Enum.GetValues<ResourceKind>()) Assert.InRange((await Course.UsualAsync(kind, default)).Things, 0, 11);
    }

    [Fact]
    public async Task A_skeleton_is_a_resource_with_its_masked_text_for_a_label()
    {
        await IngestAsync(
            IngestStream.Events,
            [.. Enumerable.Range(1, 3).Select(i => Lines.Event($"e-{i}", ("account_id", $"acc-{i}"), ("prompt", $"Write {i} riddles about the topic below:\nThing {i}")))]);

        var use = Assert.Single(await Usage.ResourcesAsync(One, default), u => u.Resource.Kind is ResourceKind.PromptSkeleton);

        Assert.Equal(3, use.Accounts);
        Assert.StartsWith("write ‹number› riddles", use.Label, StringComparison.Ordinal);
        Assert.Equal(16, use.Resource.Value.Length);
        Assert.Equal(3, (await Usage.AccountsOnAsync(use.Resource, 0, 10, default)).Total);
    }

    [Theory]
    [InlineData(ResourceKind.Asn, "no number")]
    [InlineData(ResourceKind.PromptSkeleton, "xyz")]
    [InlineData(ResourceKind.ClientStack, "'; DROP TABLE usage_event; --")]
    [InlineData(ResourceKind.Device, "a\0b")]
    public async Task Nobody_is_on_a_resource_that_makes_no_sense(ResourceKind kind, string value)
    {
        await EventsAsync(0);

        Assert.Equal(0, (await Usage.AccountsOnAsync(new(kind, value), 0, 10, default)).Total);
        Assert.Equal(1, (await Ledger.StoredAsync(default)).Events);
    }

    [Fact]
    public async Task Events_come_back_field_by_field()
    {
        await IngestAsync(IngestStream.Events, Lines.Event(
            "e-1", ("time", "2026-02-01T10:00:00.123456+01:00"), ("api_key_id", "k"), ("environment", "test"), ("session_id", "s"), ("trace_id", "t"), ("ip", "2001:DB8:1:2::3"),
            ("asn", 64500), ("country", "de"), ("user_agent", "<b>x</b>"), ("tls_fingerprint", "t13d"), ("operation", "completion"), ("reasoning_tokens", 3), ("cached_tokens", 4),
            ("latency_ms", 1500), ("status", 429), ("stop_reason", "stop"), ("stream", true), ("temperature", 0.5), ("top_p", 1), ("max_tokens", 99), ("n", 2), ("logprobs", 5),
            ("tool_count", 6), ("turn", 7), ("prompt", "Hi")));

        var e = Assert.Single(await Usage.EventsAsync([new("e-1"), new("unknown")], default));

        Assert.Equal(new DateTimeOffset(2026, 2, 1, 9, 0, 0, 123, 456, TimeSpan.Zero), e.Time);
        Assert.Equal(("k", "test", "s", false, "t"), (e.ApiKeyId?.Value, e.Environment, e.SessionId?.Value, e.SessionDerived, e.TraceId));
        Assert.Equal(("2001:db8:1:2::3", "2001:db8:1::/48", 64500L, "DE"), (e.IpAddress, e.NetworkPrefix, e.Asn, e.Country));
        Assert.Equal(("<b>x</b>", "t13d", "completion", "large-1"), (e.UserAgent, e.TlsFingerprint, e.Operation, e.RequestedModel));
        Assert.Equal((10L, 20L, 3L, 4L), (e.InputTokens, e.OutputTokens, e.ReasoningTokens, e.CachedTokens));
        Assert.Equal((TimeSpan.FromSeconds(1.5), 429, "stop", true), (e.Latency, e.Status, e.StopReason, e.Stream));
        Assert.Equal((0.5, 1d, 99L, 2, 5, 6, 7), (e.Temperature, e.TopP, e.MaxTokens, e.Choices, e.LogProbabilities, e.ToolCount, e.Turn));
        Assert.Equal((true, 2), (e.HasText, e.PromptCharacters));
    }

    [Fact]
    public async Task Search_looks_at_the_start_of_id_organisation_and_domain()
    {
        await IngestAsync(IngestStream.Accounts, Lines.Account("zed", ("organization_id", "Acme-7")), Lines.Account("yak", ("email_domain", "acme.example")), Lines.Account("off"));
        await IngestAsync(IngestStream.Events, Lines.Event("e", ("account_id", "ACME-user")));

        var found = await Usage.SearchAsync("acme", 2, default);

        Assert.Equal((2, 3), (found.Rows.Count, found.Total));
        Assert.Equal(0, (await Usage.SearchAsync("%", 10, default)).Total);
        Assert.Equal(["ACME-user", "off", "yak", "zed"], await AllAsync());
    }

    [Fact]
    public async Task A_text_is_found_by_its_event()
    {
        await IngestAsync(IngestStream.Events, Lines.Event("e-1", ("system_prompt", "Be brief"), ("prompt", "a\0b \u202E<script>"), ("response", "ok")), Lines.Event("e-2"));

        var text = await Texts.FindAsync(new("e-1"), default);

        Assert.Equal(new PromptText(new("e-1"), One, "Be brief", "a\uFFFDb \u202E<script>", "ok"), text);
        Assert.Null(await Texts.FindAsync(new("e-2"), default));
    }

    [Fact]
    public async Task A_harvest_is_the_sum_of_its_accounts()
    {
        await EventsAsync(0, 60, 110);
        await IngestAsync(IngestStream.Events, Lines.Event("x", ("account_id", "acc-2"), ("time", Lines.At(120))), Lines.Event("y", ("account_id", "acc-3"), ("time", Lines.At(130))));

        var harvest = await Harvests.HarvestAsync([One, new("acc-2")], default);

        Assert.Equal((4, 40, 80, 2), (harvest.Exchanges, harvest.InputTokens, harvest.OutputTokens, harvest.LastHour));
        Assert.Equal((Time(0), Time(120)), (harvest.FirstAt, harvest.LastAt));
        Assert.Equal(0, (await Harvests.HarvestAsync([], default)).Exchanges);
    }

    [Fact]
    public async Task The_ledger_and_the_quarantine_tell_what_came()
    {
        await IngestAsync(IngestStream.Events, Lines.Event("a"), "not json", Lines.Event("a"));
        await IngestAsync(IngestStream.Accounts, Lines.Account());

        var sources = await Ledger.SourcesAsync(default);
        var lines = await Quarantine.LoadAsync(null, null, 0, 10, default);

        Assert.Equal([IngestStream.Accounts, IngestStream.Events], sources.Select(s => s.Kind));
        Assert.Equal((3, 1, 1, 1), (sources[1].Summary.Read, sources[1].Summary.Accepted, sources[1].Summary.Duplicates, sources[1].Summary.Quarantined));
        Assert.Equal((1, 2, "not json"), (lines.Total, lines.Rows[0].Line, lines.Rows[0].Text));
        Assert.Equal(0, (await Quarantine.LoadAsync("another", null, 0, 10, default)).Total);
        Assert.Equal(new StoredUsage(1, 1, 0, Time(0), Time(0)), await Ledger.StoredAsync(default));
    }

    [Fact]
    public async Task The_quarantine_says_why_in_order_of_weight_and_is_narrowed_to_one_reason()
    {
        Assert.Equal((0, 0, 0), await Quarantine.SummaryAsync(null, 5, default) is var none ? (none.Most.Count, none.Records, none.Whole) : default);
        await IngestAsync(IngestStream.Events, "{\"event_id\":\"a\"}", Lines.Event("b"), "{\"event_id\":\"c\"}", "[]", "{\"event_id\":\"d\"}");

        var summary = await Quarantine.SummaryAsync(null, 1, default);

        var most = Assert.Single(summary.Most);
        Assert.Equal((3, 3, 2, 4, 4), (most.Records, most.Whole, summary.Reasons, summary.Records, summary.Whole));
        var narrowed = await Quarantine.LoadAsync(null, most.Reason, 1, 1, default);
        Assert.Equal((3, 3), (narrowed.Total, narrowed.Rows[0].Line));
        Assert.Equal(0, (await Quarantine.LoadAsync("another", most.Reason, 0, 10, default)).Total);
        Assert.Equal(0, (await Quarantine.SummaryAsync("another", 5, default)).Records);
    }

    [Fact]
    public async Task A_question_stops_when_it_is_cancelled()
    {
        await EventsAsync(0);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Usage.FindAsync(One, new CancellationToken(canceled: true)));
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    private static DateTimeOffset Time(int minute) => new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    private Task EventsAsync(params int[] minutes) => IngestAsync(IngestStream.Events, [.. minutes.Select(m => Lines.Event($"e-{m}", ("time", Lines.At(m))))]);

    private async Task<List<string>> AllAsync()
    {
        var all = new List<string>();
        await foreach (var account in Usage.AllAccountsAsync(default)) all.Add(account.Value);
        return all;
    }
}
