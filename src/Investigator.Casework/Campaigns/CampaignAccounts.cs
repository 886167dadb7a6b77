using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage;

namespace Investigator.Casework.Campaigns;

/// <summary>Candidates and confirmed members of a campaign.</summary>
internal sealed class CampaignAccounts(ICampaignDesk campaigns) : IAccountGroups
{
    public async Task<AccountGroup?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await campaigns.FindAsync(id, ct).ConfigureAwait(false) is not { } campaign) return null;
        var candidates = await campaigns.AccountsAsync(id, MemberStatus.Candidate, ct).ConfigureAwait(false);
        var confirmed = await campaigns.AccountsAsync(id, MemberStatus.Confirmed, ct).ConfigureAwait(false);
        return new(id, campaign.Name, [.. confirmed, .. candidates]);
    }
}
