namespace Investigator.Domain.Decisions.Policies;

/// <summary>What a policy would have done on the last 30 days, had it been in force for a share of the accounts: the very accounts that it would cover.</summary>
/// <param name="Percent">Of a hundred.</param>
/// <param name="Met">Accounts that a rule meets and that are covered.</param>
/// <param name="HonestMet">Those of them that look honest.</param>
/// <param name="HonestRefused">Requests of honest customers above a rate.</param>
/// <param name="Campaigns">The open campaigns with most requests, at most <see cref="MostCampaigns"/>.</param>
public sealed record PolicyStage(int Percent, int Met, int HonestMet, double HonestRefused, IReadOnlyList<CampaignEffect> Campaigns)
{
    /// <summary>Campaigns of a stage.</summary>
    public const int MostCampaigns = 6;

    /// <summary>The shares that a trial tells of.</summary>
    public static IReadOnlyList<int> Shares { get; } = [1, 5, 10, 25, 50, 100];
}
