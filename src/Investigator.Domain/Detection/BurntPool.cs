using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>A pool that was cut: a campaign whose members are frozen or banned. Its fingerprint is what its members have in common and hardly anybody else has.</summary>
/// <param name="Campaign">Id of the campaign.</param>
/// <param name="CutAt">When the first of its members was frozen or banned.</param>
/// <param name="Members">Members that are frozen or banned now.</param>
public sealed record BurntPool(Guid Campaign, string Name, DateTimeOffset CutAt, IReadOnlyList<AccountId> Members);

/// <summary>Which pools were cut. The room that keeps decisions answers.</summary>
public interface IBurntPools
{
    /// <summary>Fewest frozen or banned members of a pool that is watched for: one account is no pool.</summary>
    public const int FewestMembers = 3;

    /// <summary>Every campaign with enough frozen or banned members, those cut last first.</summary>
    Task<IReadOnlyList<BurntPool>> AllAsync(CancellationToken ct);
}
