using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>Accepts and rejects suggested members by rule, and rejects accounts that links propose. Every act is checked here against the person's role and written to the audit.</summary>
public interface ISuggestions
{
    /// <summary>A campaign's rules, those that go on first, then latest first; at most 200.</summary>
    Task<IReadOnlyList<SuggestionRule>> OfCampaignAsync(Guid campaign, CancellationToken ct);

    /// <summary>Whom a rule would take of the candidates there now, before anybody is judged.</summary>
    Task<Done<SuggestionTrial>> TryAsync(Person by, Guid campaign, SuggestionTerms terms, CancellationToken ct);

    /// <summary>Judges the candidates that the rule takes, and keeps it.</summary>
    /// <param name="expected">How many the trial said; a different number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    /// <param name="goesOn">Whether it takes later suggestions too; else it must take somebody now.</param>
    Task<Done<SuggestionRule>> ApplyAsync(
        Person by, Guid campaign, int expected, SuggestionTerms terms, MemberStatus status, string? reason, bool goesOn, CancellationToken ct);

    /// <summary>Ends a rule that goes on; whom it judged stays so.</summary>
    Task<Refusal?> EndAsync(Person by, Guid rule, CancellationToken ct);

    /// <summary>Rejects accounts outside that were proposed: they become innocent members, so that nobody proposes them again. Members already there keep their status.</summary>
    /// <param name="source">Who proposed them: <c>linked</c>, <c>heir</c>.</param>
    Task<Refusal?> LeaveOutAsync(Person by, Guid campaign, IReadOnlyCollection<AccountId> accounts, string source, string? reason, CancellationToken ct);

    /// <summary>
    /// Lets the rules that go on judge what was suggested since: candidates that came, and, where a rule that confirms asks for links, accounts outside that the latest analysis links to confirmed members.
    /// Looked at oldest rule first; a member is judged by the first rule that takes it.
    /// </summary>
    /// <returns>How many were judged.</returns>
    Task<int> FollowAsync(Guid campaign, CancellationToken ct);

    /// <summary>Campaigns that stand and have a rule that goes on.</summary>
    Task<IReadOnlyList<Guid>> FollowedAsync(CancellationToken ct);
}

/// <summary>Whom a rule would take.</summary>
/// <param name="Candidates">How many candidates there are that nobody has judged.</param>
/// <param name="Taken">How many of them it takes.</param>
/// <param name="Some">Some of those, the most firmly linked first; at most 20.</param>
public sealed record SuggestionTrial(int Candidates, int Taken, IReadOnlyList<Suggestion> Some);
