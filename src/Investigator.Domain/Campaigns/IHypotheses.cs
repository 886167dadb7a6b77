using Investigator.Domain.Audit;

namespace Investigator.Domain.Campaigns;

/// <summary>What people think about a campaign, with what speaks for and against it.</summary>
public interface IHypotheses
{
    /// <summary>A campaign's hypotheses with their arguments: the likeliest first, then as they were stated. At most 100.</summary>
    Task<IReadOnlyList<Hypothesis>> OfCampaignAsync(Person by, Guid campaign, CancellationToken ct);

    Task<Done<Hypothesis>> StateAsync(Person by, Guid campaign, HypothesisDraft draft, CancellationToken ct);

    /// <summary>Sets an argument for or against beside it.</summary>
    Task<Refusal?> ArgueAsync(Person by, Guid id, bool supports, string? text, CancellationToken ct);

    /// <summary>Holds it more or less likely, with a reason.</summary>
    /// <param name="version">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Refusal?> WeighAsync(Person by, Guid id, long version, Likelihood likelihood, string? reason, CancellationToken ct);
}

/// <summary>A hypothesis before it is stated.</summary>
/// <param name="Reason">Why it is held so likely.</param>
/// <param name="Techniques">Ids of <see cref="AtlasTechnique.All"/>.</param>
public sealed record HypothesisDraft(string? Statement, FindingBasis Basis, Likelihood Likelihood, string? Reason, IReadOnlyList<string> Techniques);
