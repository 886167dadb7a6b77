using Investigator.Telemetry.DuckDb;

namespace Investigator.Tests.Ingest;

public sealed class UsageRetentionTests
{
    [Fact]
    public async Task Text_goes_when_its_time_since_arrival_has_passed_and_the_event_stays()
    {
        using var rig = new TelemetryRig(configure: options => options.TextRetention = TimeSpan.FromDays(30));
        await rig.EventsAsync(Lines.Event("old", ("time", "2020-01-01T00:00:00Z"), ("prompt", "Hello")));
        rig.Clock.Advance(TimeSpan.FromDays(20));
        await rig.EventsAsync(Lines.Event("new", ("prompt", "Hello")));

        Assert.Equal(new Trimmed(0, 0, 0, 0, 0), await TrimAsync(rig));
        rig.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(new Trimmed(1, 0, 0, 0, 0), await TrimAsync(rig));

        Assert.Equal("new", await rig.OneAsync<string>("SELECT string_agg(event_id) FROM usage_text"));
        Assert.Equal(2, await rig.OneAsync<long>("SELECT count(skeleton) FROM usage_event"));
    }

    [Fact]
    public async Task Events_go_with_their_text_and_leave_their_counts_in_the_roll_ups()
    {
        using var rig = new TelemetryRig(configure: options => options.EventRetention = TimeSpan.FromDays(60));
        await rig.EventsAsync(Lines.Event("old", ("prompt", "Hello"), ("ip", "192.0.2.1")), Lines.Event("late", ("time", "2026-02-20T10:00:00Z"), ("prompt", "Hello")));

        rig.Clock.Advance(TimeSpan.FromDays(40));
        var trimmed = await TrimAsync(rig);

        Assert.Equal(1, trimmed.Events);
        Assert.Equal("late", await rig.OneAsync<string>("SELECT string_agg(event_id) FROM usage_event"));
        Assert.Equal("late", await rig.OneAsync<string>("SELECT coalesce(string_agg(event_id), 'late') FROM usage_text"));
        Assert.Equal(2, (await new DuckDbAccountUsage(rig.Store).FindAsync(new("acc-1"), default))!.Requests);
    }

    [Fact]
    public async Task An_event_that_retention_removed_does_not_come_in_again_and_is_told_why()
    {
        using var rig = new TelemetryRig(configure: options => options.EventRetention = TimeSpan.FromDays(60));
        await rig.EventsAsync(Lines.Event("old", ("prompt", "Hello")));
        rig.Clock.Advance(TimeSpan.FromDays(40));
        await TrimAsync(rig);

        var again = await rig.EventsAsync(Lines.Event("old", ("prompt", "Hello")), Lines.Event("new", ("time", "2026-04-01T00:00:00Z"), ("prompt", "Second text")));

        Assert.Equal((1, 1), (again.Accepted, again.Quarantined));
        Assert.Contains("Telemetry:EventRetention", await rig.ReasonAsync(), StringComparison.Ordinal);
        Assert.Equal("Second text", await rig.OneAsync<string>("SELECT prompt FROM usage_text WHERE event_id = 'new'"));
        Assert.Equal(2, (await new DuckDbAccountUsage(rig.Store).FindAsync(new("acc-1"), default))!.Requests);
    }

    [Fact]
    public async Task What_the_evidence_of_a_decision_names_stays_whole_until_no_decision_names_it()
    {
        using var rig = new TelemetryRig(configure: options => (options.EventRetention, options.FeatureRetention) = (TimeSpan.FromDays(60), TimeSpan.FromDays(30)));
        await rig.EventsAsync(Lines.Event("named", ("prompt", "Hello dear world")), Lines.Event("other", ("prompt", "Hello dear world")));
        var cited = new DuckDbCitedEvents(rig.Store);
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal(0, await cited.PositionAsync(default));
        await cited.KeepAsync([new(one, [new("named"), new("never-stored")]), new(two, [new("named")])], 7, default);
        await cited.KeepAsync([new(one, [new("named"), new("never-stored")])], 8, default); // a round that is done again
        Assert.Equal((8L, 3L), (await cited.PositionAsync(default), await rig.CountAsync("cited_event")));
        rig.Clock.Advance(TimeSpan.FromDays(400));

        await TrimAsync(rig);
        Assert.Equal("named", await rig.OneAsync<string>("SELECT string_agg(event_id) FROM usage_event WHERE skeleton IS NOT NULL"));
        Assert.Equal(0, await rig.CountAsync("usage_text"));
        Assert.Equal("named", Assert.Single(await new DuckDbAccountUsage(rig.Store).EventsAsync([new("named"), new("other")], default)).EventId.Value);

        await cited.ReleaseAsync([one], default);
        await TrimAsync(rig);
        Assert.Equal(1, await rig.CountAsync("usage_event"));
        await cited.ReleaseAsync([two], default);
        await TrimAsync(rig);
        Assert.Equal(0, await rig.CountAsync("usage_event"));
    }

    [Fact]
    public async Task Features_go_before_their_event()
    {
        using var rig = new TelemetryRig(configure: options => options.FeatureRetention = TimeSpan.FromDays(60));
        await rig.EventsAsync(Lines.Event("old", ("prompt", "Hello dear world")), Lines.Event("new", ("time", "2026-03-01T00:00:00Z"), ("prompt", "Hello dear world")));

        rig.Clock.Advance(TimeSpan.FromDays(40));
        var trimmed = await TrimAsync(rig);

        Assert.Equal(1, trimmed.Features);
        Assert.Equal("new", await rig.OneAsync<string>("SELECT string_agg(event_id) FROM usage_event WHERE skeleton IS NOT NULL OR simhash IS NOT NULL OR prompt_words IS NOT NULL"));
        Assert.Equal(1L, await rig.OneAsync<long>("SELECT sum(requests)::BIGINT FROM usage_resource WHERE kind = 'PromptSkeleton'"));
        Assert.Equal(2, await rig.CountAsync("usage_event"));
    }

    [Fact]
    public async Task Roll_ups_go_last()
    {
        using var rig = new TelemetryRig(configure: options => (options.EventRetention, options.RollUpRetention) = (TimeSpan.FromDays(60), TimeSpan.FromDays(60)));
        await rig.EventsAsync(Lines.Event("old", ("ip", "192.0.2.1")), Lines.Event("new", ("time", "2026-03-01T00:00:00Z"), ("ip", "192.0.2.1")));

        rig.Clock.Advance(TimeSpan.FromDays(40));
        var trimmed = await TrimAsync(rig);

        Assert.True(trimmed is { Events: 1, RollUps: >= 2 }, trimmed.ToString());
        Assert.Equal(1, (await new DuckDbAccountUsage(rig.Store).FindAsync(new("acc-1"), default))!.Requests);
    }

    [Fact]
    public async Task Nothing_of_an_account_under_legal_hold_goes()
    {
        using var rig = new TelemetryRig(configure: options =>
        {
            options.EventRetention = options.FeatureRetention = options.RollUpRetention = options.TextRetention = TimeSpan.FromDays(30);
            options.LegalHolds.Add("held'); DROP TABLE usage_event; --");
        });
        foreach (var account in (string[])["held'); DROP TABLE usage_event; --", "free"])
            await rig.EventsAsync(Lines.Event(account, ("account_id", account), ("prompt", "Hello dear world"), ("ip", "192.0.2.1")));

        rig.Clock.Advance(TimeSpan.FromDays(31));
        await TrimAsync(rig);

        foreach (var table in (string[])["usage_event", "usage_text", "rolled_slot", "rolled_origin", "rolled_skeleton"])
            Assert.Equal("held'); DROP TABLE usage_event; --", await rig.OneAsync<string>($"SELECT string_agg(DISTINCT account_id) FROM {table}"));
        Assert.Equal(1, await rig.OneAsync<long>("SELECT count(skeleton) FROM usage_event"));
    }

    [Fact]
    public async Task A_quarantined_line_goes_when_its_time_since_arrival_has_passed_and_the_ledger_still_counts_it()
    {
        using var rig = new TelemetryRig(configure: options => options.QuarantineRetention = TimeSpan.FromDays(10));
        await rig.EventsAsync("{\"event_id\":\"old\",\"prompt\":\"somebody's own words\"}");
        rig.Clock.Advance(TimeSpan.FromDays(8));
        await rig.EventsAsync("{\"event_id\":\"new\"}");

        Assert.Equal(0, (await TrimAsync(rig)).Quarantined);
        rig.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(1, (await TrimAsync(rig)).Quarantined);

        Assert.Equal("{\"event_id\":\"new\"}", await rig.OneAsync<string>("SELECT string_agg(text) FROM quarantine"));
        Assert.Equal(2L, await rig.OneAsync<long>("SELECT sum(quarantined)::BIGINT FROM ingest_batch"));
    }

    [Theory]
    [InlineData("held'); DROP TABLE quarantine; --", "held'); DROP TABLE quarantine; --")]
    [InlineData("held'); DROP TABLE quarantine; --", "held\\u0027); DROP TABLE quarantine; --")]
    [InlineData("größe", "gr\\u00F6\\u00DFe")]
    public async Task A_quarantined_line_that_names_an_account_under_legal_hold_stays(string account, string asWritten)
    {
        using var rig = new TelemetryRig(configure: options => options.LegalHolds.Add(account));
        var padding = new string('x', 5000);       // the name stands behind the 4 KiB that are shown
        await rig.EventsAsync($$"""{"prompt":"{{padding}}","account_id":"{{asWritten}}"}""", """{"account_id":"free"}""");

        rig.Clock.Advance(TimeSpan.FromDays(31));
        await TrimAsync(rig);

        Assert.Equal(1, await rig.CountAsync("quarantine"));
        Assert.Contains(asWritten, await rig.OneAsync<string>("SELECT string_agg(record) FROM quarantine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_frees_the_file()
    {
        using var rig = new TelemetryRig(configure: options => options.EventRetention = TimeSpan.FromDays(30));
        await rig.EventsAsync([.. Enumerable.Range(0, 160_000).Select(n => Lines.Event($"event-{n:x32}-{n * 7919:x16}", ("time", "2026-02-10T00:00:00Z"), ("trace_id", $"{n * 104729:x32}")))]);
        await rig.Upkeep.RunAsync(null, default);
        await rig.Store.AskAsync("CHECKPOINT", [], _ => 0, default);
        var before = await rig.OneAsync<long>("SELECT used_blocks FROM pragma_database_size()");

        rig.Clock.Advance(TimeSpan.FromDays(31));
        await TrimAsync(rig);

        Assert.Equal(0, await rig.CountAsync("usage_event"));
        var after = await rig.OneAsync<long>("SELECT used_blocks FROM pragma_database_size()");
        Assert.True(after < before, $"{after} of {before} blocks are still in use");
    }

    private static async Task<Trimmed> TrimAsync(TelemetryRig rig) => (await rig.Upkeep.RunAsync(null, default)).Trimmed;
}
