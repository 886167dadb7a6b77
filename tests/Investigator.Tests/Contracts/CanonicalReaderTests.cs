using Investigator.Telemetry.Ingest;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class CanonicalReaderTests : LogReaderContract
{
    private protected override IUsageLogReader NewReader() => new CanonicalReader();

    protected override string Good(string id, string prompt = "Hello") => Lines.Event(id, ("prompt", prompt));

    [Fact]
    public async Task Of_a_field_said_twice_the_last_counts() =>
        Assert.Equal(["e-2"], (await ReadAsync(Lines.Event("e-1")[..^1] + ",\"event_id\":\"e-2\"}")).Ids);

    [Fact]
    public async Task An_escaped_name_is_the_same_name() =>
        Assert.Equal(["e-1"], (await ReadAsync(Lines.Event("e-1").Replace("event_id", "event\\u005fid", StringComparison.Ordinal))).Ids);

    [Fact]
    public async Task Unknown_fields_are_passed_over() =>
        Assert.Equal(["e-1"], (await ReadAsync(Lines.Event("e-1")[..^1] + ",\"colour\":{\"a\":[1,{\"event_id\":\"x\"}]}}")).Ids);
}
