using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>
/// Merges, splits and their undoing. Members move with what is held of them; notes, hypotheses, holds and decisions stay where they were made and are shown from there, so that nothing
/// loses its origin. Decisions in force go on.
/// </summary>
public interface ILineage
{
    /// <summary>What a merge would do, before it is done.</summary>
    /// <param name="from">The campaign that would become part of <paramref name="into"/>.</param>
    Task<Done<MergePreview>> PreviewAsync(Person by, Guid from, Guid into, CancellationToken ct);

    /// <summary>Moves all members of one campaign into another. Where both have an account, innocent counts more than confirmed, and confirmed more than candidate.</summary>
    /// <param name="fromVersion">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    /// <param name="intoVersion">The same of the receiving campaign.</param>
    Task<Done<LineageStep>> MergeAsync(Person by, Guid from, long fromVersion, Guid into, long intoVersion, string? reason, CancellationToken ct);

    /// <summary>Moves the chosen members into a campaign of their own.</summary>
    /// <param name="version">What the person looked at; another one now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<CampaignRow>> SplitAsync(Person by, Guid from, long version, IReadOnlyCollection<AccountId> accounts, string? name, string? reason, CancellationToken ct);

    /// <summary>
    /// Takes a merge back: every membership of both campaigns is as it was before, but for what people judged since, which stays with the account in both. Members that came later stay where they
    /// came to. Refused with <see cref="Refusal.MovedOn"/> when a later step moved the same accounts.
    /// </summary>
    Task<Refusal?> UnmergeAsync(Person by, Guid step, long version, string? reason, CancellationToken ct);

    /// <summary>Where a campaign's members came from and went to, and what was written where they came from.</summary>
    Task<CampaignLineage> OfAsync(Person by, Guid campaign, CancellationToken ct);
}

/// <summary>What a merge would do.</summary>
/// <param name="Coming">Members that would come.</param>
/// <param name="Common">Accounts that are in both.</param>
/// <param name="Cleared">Of those in both, confirmed or candidate here and innocent there: they would be innocent.</param>
/// <param name="Confirmed">Of those in both, candidate here and confirmed there: they would be confirmed.</param>
public sealed record MergePreview(string FromName, string IntoName, long FromVersion, long IntoVersion, int Coming, int Common, int Cleared, int Confirmed);

/// <summary>A campaign's lineage.</summary>
/// <param name="Steps">Latest first, undone ones too.</param>
/// <param name="Origins">What was written in the campaigns that its members came from, over all steps that stand.</param>
public sealed record CampaignLineage(IReadOnlyList<LineageRow> Steps, IReadOnlyList<CampaignOrigin> Origins);

/// <summary>A step with the names of its campaigns.</summary>
public sealed record LineageRow(LineageStep Step, string FromName, string IntoName);

/// <summary>A campaign that members came from. Of a split, what was written until then.</summary>
public sealed record CampaignOrigin(Guid CampaignId, string Name, IReadOnlyList<CampaignNote> Notes, IReadOnlyList<Hypothesis> Hypotheses);
