using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Telemetry.DuckDb;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class DuckDbAccountUsageTests : AccountUsageContract
{
    private readonly TelemetryRig _rig = new();
    private readonly DuckDbResourceCourse _course;

    public DuckDbAccountUsageTests() => _course = new(_rig.Store, _rig.Clock);

    protected override IAccountUsage Usage => new DuckDbAccountUsage(_rig.Store);

    protected override IPromptTexts Texts => new DuckDbPromptTexts(_rig.Store);

    protected override IHarvestQuestions Harvests => new DuckDbHarvest(_rig.Store);

    protected override IAttributeHistory History => new AccountChanges(_rig.Store);

    protected override IResourceCourse Course => _course;

    protected override IIngestLedger Ledger => new DuckDbLedger(_rig.Store, TimeProvider.System);

    protected override IQuarantine Quarantine => new DuckDbQuarantine(_rig.Store);

    protected override async Task IngestAsync(IngestStream kind, params string[] lines) => await _rig.BytesAsync(kind, $"{kind}.ndjson", TelemetryRig.Utf8(lines));

    [Fact]
    public async Task Values_of_resources_are_completed_with_how_many_accounts_use_each()
    {
        var values = new DuckDbResourceValues(_rig.Store);
        await IngestAsync(
            IngestStream.Events,
            Lines.Event("a", ("ip", "192.0.2.7"), ("asn", 64500)), Lines.Event("b", ("ip", "192.0.2.7"), ("account_id", "acc-2")), Lines.Event("c", ("ip", "198.51.100.2"), ("account_id", "acc-3")));
        await IngestAsync(IngestStream.Accounts, Lines.Account("acc-1", ("email_domain", "mail.example"), ("signup_ip", "192.0.2.9")), Lines.Account("acc-4", ("signup_ip", "192.0.2.7")));

        Assert.Equal([new ValueCount("192.0.2.7", 3), new ValueCount("192.0.2.9", 1)], await values.HoldingAsync(ResourceKind.IpAddress, "192.0.2.", 8, default));
        Assert.Equal([new ValueCount("192.0.2.7", 3)], await values.HoldingAsync(ResourceKind.IpAddress, "", 1, default));
        Assert.Equal([new ValueCount("mail.example", 1)], await values.HoldingAsync(ResourceKind.EmailDomain, "MAIL", 8, default));
        Assert.Equal([new ValueCount("64500", 1)], await values.HoldingAsync(ResourceKind.Asn, "645", 8, default));
        Assert.Empty(await values.HoldingAsync(ResourceKind.Device, "'; DROP TABLE account; --", 8, default));
        Assert.Empty(await values.HoldingAsync(ResourceKind.ClientStack, "a\0b", 8, default));
        foreach (var kind in Enum.GetValues<ResourceKind>()) await values.HoldingAsync(kind, "%_", 8, default);
    }

    protected override void Dispose(bool disposing)
    {
        _course.Dispose();
        _rig.Dispose();
    }
}
