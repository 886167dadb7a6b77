using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Ingest;

namespace Investigator.Web.Cli;

/// <summary>The telemetry store in this process.</summary>
internal sealed class StressedStore(IUsageIngest ingest, IAccountUsage usage) : IStressTarget
{
    public async Task<(IngestReply Stored, bool Refused)> DeliverAsync(byte[] lines, CancellationToken ct)
    {
        using var stream = new MemoryStream(lines);
        try
        {
            return (IngestReply.Of(await ingest.IngestAsync(IngestStream.Events, "stress", stream, null, ct)), false);
        }
        catch (IngestStopped stopped)
        {
            return (IngestReply.Of(stopped.Stored), true);
        }
    }

    public async Task ReadAsync(string account, CancellationToken ct)
    {
        await usage.FindAsync(new(account), ct);
        await usage.HourOfWeekAsync(new(account), TimeWindow.Always, ct);
    }
}
