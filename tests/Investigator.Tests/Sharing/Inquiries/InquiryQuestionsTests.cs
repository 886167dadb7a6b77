using Investigator.Domain.Sharing.Inquiries;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Sharing.Inquiries;

/// <summary>What an answer pack asks of the traffic, on the real store.</summary>
public sealed class InquiryQuestionsTests : IDisposable
{
    private readonly TelemetryRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Traffic_is_summed_by_day_of_the_accounts_asked_for(bool sorted)
    {
        await _rig.AccountsAsync(Lines.Account("a", ("organization_id", "org-1")), Lines.Account("b", ("organization_id", "org-1")), Lines.Account("silent", ("organization_id", "org-1")), Lines.Account("c", ("organization_id", "org-2")));
        await _rig.EventsAsync(
            Event(1, "a", "2026-02-28T23:59:59Z"), Event(2, "a", "2026-03-01T00:00:00Z"), Event(3, "b", "2026-03-01T23:59:59Z", status: 429), Event(4, "c", "2026-03-01T12:00:00Z"),
            Event(5, "a", "2026-03-03T10:00:00Z"), Event(6, "a", "2026-03-03T11:00:00Z"), Event(7, "a", "2026-03-04T00:00:00Z"));
        if (sorted) await _rig.Upkeep.RunAsync(null, default);
        var questions = new DuckDbInquiries(_rig.Store);

        var days = await questions.DaysAsync([new("a"), new("b")], new(2026, 3, 1), new(2026, 3, 3), default);
        Assert.Equal([new TrafficDay(new(2026, 3, 1), 2, 2, 1, 20, 40), new TrafficDay(new(2026, 3, 3), 1, 2, 0, 20, 40)], days);
        Assert.Equal(["a", "b", "silent"], (await questions.OfOrganizationsAsync(["org-1"], 10, default)).Select(a => a.Value));
        Assert.Equal(["a"], (await questions.OfOrganizationsAsync(["org-1", "org-2"], 1, default)).Select(a => a.Value));
        Assert.Equal(["a", "silent"], (await questions.KnownAsync([new("silent"), new("a"), new("'; DROP TABLE account; --")], default)).Select(a => a.Value));
        Assert.Empty(await questions.DaysAsync([], new(2026, 3, 1), new(2026, 3, 3), default));
    }

    private static string Event(int number, string account, string time, int status = 200) =>
        Lines.Event($"e{number}", ("account_id", account), ("time", time), ("status", status), ("input_tokens", 10), ("output_tokens", 20));
}
