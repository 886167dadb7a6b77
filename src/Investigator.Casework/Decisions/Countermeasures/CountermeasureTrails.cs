using Investigator.Casework.Campaigns;
using Investigator.Casework.Data;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions.Countermeasures;

/// <summary>What the audit says of a campaign's countermeasures.</summary>
internal sealed class CountermeasureTrails : ICampaignTrails
{
    public async Task<IReadOnlyList<string>> SubjectsAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct)
    {
        var of = campaigns.Select(c => (Guid?)c).ToList();
        var counters = await db.Countermeasures.Where(c => of.Contains(c.CampaignId)).Select(c => c.Id).ToListAsync(ct).ConfigureAwait(false);
        return [.. counters.Select(c => $"countermeasure:{c}")];
    }

    public Task<IReadOnlyList<long>> EntriesAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([]);
}
