using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>What a policy would have done on the last 30 days.</summary>
/// <param name="RulesHash">Which rules were tried; see <see cref="PolicyVersion.HashOf"/>.</param>
/// <param name="Until">The latest request that was looked at.</param>
/// <param name="Accounts">Accounts with a request in that time.</param>
/// <param name="HonestAccounts">Accounts in no open campaign that have a sign of honesty or a score below the line.</param>
/// <param name="HonestMet">Those of them that a rule meets.</param>
/// <param name="HonestRequests">Their requests.</param>
/// <param name="HonestRefused">Those of them that throttles would have refused.</param>
/// <param name="AllowListed">Accounts that a rule meets and that are left alone because of the allow list.</param>
/// <param name="LookAlikes">Those met that look honest, first what people said for them, then the lowest score; at most 200.</param>
public sealed record PolicyTrial(
    string RulesHash, DateTimeOffset RanAt, string RanBy, DateTimeOffset? Until, int Accounts, int HonestAccounts, int HonestMet, long HonestRequests, double HonestRefused, int AllowListed,
    IReadOnlyList<RuleReach> Rules, IReadOnlyList<CampaignEffect> Campaigns, IReadOnlyList<LookAlike> LookAlikes)
{
    /// <summary>The same, were it in force for a share of the accounts; empty for trials of earlier versions of this program.</summary>
    public IReadOnlyList<PolicyStage> Stages { get; init; } = [];

    /// <summary>Share of honest customers' requests that would have been refused, 0 to 1.</summary>
    public double HonestLoss => HonestRequests == 0 ? 0 : HonestRefused / HonestRequests;
}

/// <summary>Whom one rule would have met.</summary>
/// <param name="Refused">Requests above its rate; 0 for other actions.</param>
public sealed record RuleReach(int Accounts, long Requests, double Refused, int Honest);

/// <summary>What it would have done to an open campaign.</summary>
/// <param name="Accounts">Members with a request, the innocent left out.</param>
/// <param name="Met">Those of them that a rule meets.</param>
public sealed record CampaignEffect(Guid CampaignId, string Name, int Accounts, int Met, long Requests, double Refused)
{
    /// <summary>How many times slower it would have gone; infinite when nothing is served.</summary>
    public double Factor => Requests == 0 ? 1 : Refused >= Requests ? double.PositiveInfinity : Requests / (Requests - Refused);
}

/// <summary>An account that is met and looks honest.</summary>
/// <param name="Rule">Which, from 0.</param>
/// <param name="Sign">What speaks for it; <c>null</c>: the low score alone.</param>
public sealed record LookAlike(string AccountId, int Rule, string? Sign, double Score, long Requests, double Refused)
{
    /// <summary>The account.</summary>
    public AccountId Account() => new(AccountId);
}
