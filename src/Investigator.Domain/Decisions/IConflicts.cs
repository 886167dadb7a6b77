using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>
/// Conflicts of interest by rule. Nobody decides a proposal, a break-glass review, a countermeasure or an appeal who opened the campaign behind it or judged its members, who has or closed the case of one of its
/// accounts, who took a measure against one of them alone, or who is declared to work for or with an organization that it is about.
/// </summary>
public interface IConflicts
{
    /// <summary>Why the person may not decide this proposal; <c>null</c>: no rule says so. O(accounts of the proposal).</summary>
    Task<Conflict?> OfProposalAsync(Person by, Guid proposal, CancellationToken ct);

    /// <summary>Why the person may not approve this countermeasure; <c>null</c>: no rule says so. O(accounts that it would reach).</summary>
    Task<Conflict?> OfCountermeasureAsync(Person by, Guid countermeasure, CancellationToken ct);

    /// <summary>Why the person may not decide about this version of the policy: who ever wrote on it, or works with an organization whose accounts it met in its trial; <c>null</c>: no rule says so.</summary>
    Task<Conflict?> OfPolicyAsync(Person by, Guid policy, CancellationToken ct);

    /// <summary>Why the person may not decide this appeal; <c>null</c>: no rule says so.</summary>
    Task<Conflict?> OfAppealAsync(Person by, Guid appeal, CancellationToken ct);

    /// <summary>What was declared: what stands first, the latest first.</summary>
    Task<Page<Affiliation>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Declares that a person works for or with an organization.</summary>
    Task<Done<Affiliation>> DeclareAsync(Person by, string? personId, string? organization, string? why, CancellationToken ct);

    /// <summary>Ends a declaration; it stays in the list.</summary>
    Task<Refusal?> EndAsync(Person by, Guid affiliation, CancellationToken ct);
}

/// <summary>A rule that says no, as the refusal that deciding would meet.</summary>
public sealed record Conflict(Refusal Why);
