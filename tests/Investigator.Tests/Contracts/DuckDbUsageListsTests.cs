using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class DuckDbUsageListsTests : UsageListsContract
{
    private readonly TelemetryRig _rig = new();

    protected override IUsageLists Lists => new DuckDbUsageLists(_rig.Store, new DuckDbAccountUsage(_rig.Store), new DuckDbResourceValues(_rig.Store), _rig.Clock);

    protected override async Task IngestAsync(params string[] lines) => await _rig.BytesAsync(IngestStream.Events, "events.ndjson", TelemetryRig.Utf8(lines));

    protected override void Dispose(bool disposing)
    {
        _rig.Dispose();
        base.Dispose(disposing);
    }
}
