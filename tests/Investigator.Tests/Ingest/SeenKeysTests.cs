using Investigator.Telemetry.DuckDb;
using Investigator.Telemetry.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class SeenKeysTests
{
    [Fact]
    public void A_key_that_was_added_is_always_held_and_a_new_one_hardly_ever()
    {
        var seen = new SeenKeys();
        for (var n = 0; n < 400_000; n++) seen.Add(EventFeatures.KeyOf($"old-{n}"));

        Assert.Equal(400_000, seen.Count);
        for (var n = 0; n < 400_000; n++) Assert.True(seen.MayHold(EventFeatures.KeyOf($"old-{n}")));
        Assert.True(Enumerable.Range(0, 400_000).Count(n => seen.MayHold(EventFeatures.KeyOf($"new-{n}"))) <= 1);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(0xFFFF_FFFF_0000_0000UL)]
    public void Keys_at_the_edges_are_held(ulong key)
    {
        var seen = new SeenKeys();
        Assert.False(seen.MayHold(key));
        for (var n = 0; n < 10; n++) seen.Add(key);
        Assert.True(seen.MayHold(key));
    }

    [Fact]
    public async Task An_event_is_known_again_at_any_age_at_another_time_and_after_a_restart()
    {
        var folder = TelemetryRig.NewFolder();
        using (var first = new TelemetryRig(folder)) await first.EventsAsync(Lines.Event("a", ("time", "2019-01-01T00:00:00Z")), Lines.Event("b"));
        using (var second = new TelemetryRig(folder))
        {
            Assert.Equal(2, (await second.EventsAsync(Lines.Event("a", ("time", "2019-01-01T00:00:00Z")), Lines.Event("b", ("time", "2026-02-20T00:00:00Z")), Lines.Event("c"))).Duplicates);
            Assert.Equal((1, 1), ((await second.EventsAsync(Lines.Event("c"), Lines.Event("d"))).Duplicates, (await second.EventsAsync(Lines.Event("d"))).Duplicates));
            Assert.Equal(4, await second.CountAsync("usage_event"));
        }
        Directory.Delete(folder, recursive: true);
    }
}
