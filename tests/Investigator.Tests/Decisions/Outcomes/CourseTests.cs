using System.Globalization;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Decisions.Outcomes;

/// <summary>How accounts took what they took, on the real store.</summary>
public sealed class CourseTests : IDisposable
{
    private readonly TelemetryRig _rig = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_course_is_by_account_and_step_and_grows_coarser_before_it_grows_long(bool sorted)
    {
        await _rig.EventsAsync(
            Event(1, "a", "2026-03-30T10:00:00Z", 10, 100), Event(2, "a", "2026-03-30T10:20:00Z", 10, 100, status: 429), Event(3, "a", "2026-03-30T10:31:00Z", 10, 7), Event(4, "b", "2026-03-30T12:00:00Z", 1, 2),
            Event(5, "c", "2026-03-31T12:00:00Z", 9, 9));
        if (sorted) await _rig.Upkeep.RunAsync(null, default);
        var courses = new DuckDbCourse(_rig.Store);

        var fine = await courses.CourseAsync([new("a"), new("b")], new Dictionary<string, double> { ["none"] = 3 }, 2, 1000, default);
        Assert.Equal((TimeSpan.FromMinutes(30), (DateTimeOffset?)DateTimeOffset.Parse("2026-03-31T12:00:00Z", CultureInfo.InvariantCulture)), (fine.Step, fine.LatestAt));
        Assert.Equal(["a 10:00 1 20/200 400", "a 10:30 1 10/7 14", "b 12:00 1 1/2 4"], fine.Steps.Select(s => $"{s.AccountId.Value} {s.From:HH:mm} {s.Exchanges} {s.InputTokens}/{s.OutputTokens} {s.Weighted}"));

        var coarse = await courses.CourseAsync([new("a"), new("b")], new Dictionary<string, double>(), 1, 2, default);
        Assert.True(coarse.Step >= TimeSpan.FromHours(2) && coarse.Steps.Count <= 4, $"{coarse.Step} {coarse.Steps.Count}");
        Assert.Equal(209, coarse.Steps.Sum(s => s.OutputTokens));
        Assert.Empty((await courses.CourseAsync([new("nobody")], new Dictionary<string, double>(), 1, 2, default)).Steps);
        Assert.Empty((await courses.CourseAsync([], new Dictionary<string, double>(), 1, 2, default)).Steps);
    }

    public void Dispose() => _rig.Dispose();

    private static string Event(int id, string account, string time, int input, int output, int status = 200) =>
        Lines.Event(id.ToString(CultureInfo.InvariantCulture), ("account_id", account), ("time", time), ("input_tokens", input), ("output_tokens", output), ("status", status));
}
