using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Fingerprints;

/// <summary>What the audit says of the canaries and watermarks of a campaign, and of tests of suspect models with them.</summary>
internal sealed class FingerprintTrails : ICampaignTrails
{
    public async Task<IReadOnlyList<string>> SubjectsAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct)
    {
        var of = campaigns.Select(c => (Guid?)c).ToList();
        var prints = await db.Fingerprints.Where(f => of.Contains(f.CampaignId)).Select(f => f.Id).ToListAsync(ct).ConfigureAwait(false);
        var tests = await db.ModelTests.Where(t => prints.Contains(t.FingerprintId)).Select(t => t.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. prints.Select(f => $"fingerprint:{f}"), .. tests.Select(t => $"model-test:{t}")];
    }

    public Task<IReadOnlyList<long>> EntriesAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([]);
}
