using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class DuckDbAccountUsageTests : AccountUsageContract
{
    private readonly TelemetryRig _rig = new();

    protected override IAccountUsage Usage => new DuckDbAccountUsage(_rig.Store);

    protected override IPromptTexts Texts => new DuckDbPromptTexts(_rig.Store);

    protected override IHarvestQuestions Harvests => new DuckDbHarvest(_rig.Store);

    protected override IIngestLedger Ledger => new DuckDbLedger(_rig.Store, TimeProvider.System);

    protected override IQuarantine Quarantine => new DuckDbQuarantine(_rig.Store);

    protected override async Task IngestAsync(IngestStream kind, params string[] lines) => await _rig.BytesAsync(kind, $"{kind}.ndjson", TelemetryRig.Utf8(lines));

    protected override void Dispose(bool disposing) => _rig.Dispose();
}
