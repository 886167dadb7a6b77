using Investigator.Casework.Data;

namespace Investigator.Casework.Campaigns;

/// <summary>Which entries of the audit belong to campaigns without naming them as their subject. Asked here, answered by the rooms that write them.</summary>
internal interface ICampaignTrails
{
    /// <summary>Subjects whose entries all belong: proposals, appeals, bundles.</summary>
    Task<IReadOnlyList<string>> SubjectsAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct);

    /// <summary>Sequences of single entries under subjects of which not all belong.</summary>
    Task<IReadOnlyList<long>> EntriesAsync(InvestigatorDb db, IReadOnlyList<Guid> campaigns, CancellationToken ct);
}
