using Investigator.Telemetry.DuckDb;
using Microsoft.Extensions.Options;

namespace Investigator.Tests.Ingest;

public sealed class TextRetentionTests
{
    [Fact]
    public async Task Text_goes_when_its_time_since_arrival_has_passed_and_the_event_stays()
    {
        using var rig = new TelemetryRig(configure: options => options.TextRetention = TimeSpan.FromDays(30));
        var retention = new TextRetention(rig.Store, Options.Create(rig.Options), rig.Clock);
        await rig.EventsAsync(Lines.Event("old", ("time", "2020-01-01T00:00:00Z"), ("prompt", "Hello")));
        rig.Clock.Advance(TimeSpan.FromDays(20));
        await rig.EventsAsync(Lines.Event("new", ("prompt", "Hello")));

        Assert.Equal(0, await retention.TrimTextAsync(CancellationToken.None));
        rig.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, await retention.TrimTextAsync(CancellationToken.None));

        Assert.Equal("new", await rig.OneAsync<string>("SELECT string_agg(event_id) FROM usage_text"));
        Assert.Equal(2, await rig.OneAsync<long>("SELECT count(skeleton) FROM usage_event"));
    }
}
