using Investigator.Domain.Campaigns;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>Who counts as an honest customer when measures are tried: no member of a campaign, and a sign of honesty or a score below the line for the queue.</summary>
public sealed class HonestCustomers(IEnumerable<IHonestSigns> signs, ICampaignDesk campaigns)
{
    private const int MostCampaigns = 200;

    /// <summary>Splits all accounts. The latest 200 campaigns are looked at.</summary>
    public async Task<HonestGround> AmongAsync(IReadOnlyList<PolicyFacts> facts, CancellationToken ct)
    {
        AccountId[] accounts = [.. facts.Select(f => f.AccountId)];
        var found = new Dictionary<AccountId, string>();
        foreach (var source in signs)
            foreach (var (account, sign) in await source.AmongAsync(accounts, ct).ConfigureAwait(false)) found.TryAdd(account, sign);
        var open = new List<OpenCampaign>();
        foreach (var row in (await campaigns.LoadAsync(0, MostCampaigns, ct).ConfigureAwait(false)).Rows)
            open.Add(new(row.Id, row.Name, [.. await campaigns.AccountsAsync(row.Id, MemberStatus.Confirmed, ct).ConfigureAwait(false), .. await campaigns.AccountsAsync(row.Id, MemberStatus.Candidate, ct).ConfigureAwait(false)]));
        var members = open.SelectMany(c => c.Accounts).ToHashSet();
        return new(found, open, [.. facts.Where(f => !members.Contains(f.AccountId) && (found.ContainsKey(f.AccountId) || f.Score < QueueLine.Probability))]);
    }
}

/// <summary>Who is honest, and who is in which campaign.</summary>
/// <param name="Signs">What people said for accounts.</param>
/// <param name="Honest">The honest customers.</param>
public sealed record HonestGround(IReadOnlyDictionary<AccountId, string> Signs, IReadOnlyList<OpenCampaign> Campaigns, IReadOnlyList<PolicyFacts> Honest);

/// <summary>A campaign with all members but the innocent.</summary>
public sealed record OpenCampaign(Guid Id, string Name, IReadOnlyList<AccountId> Accounts);
