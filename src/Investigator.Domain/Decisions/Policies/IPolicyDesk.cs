using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>The versions of the policy map, and what the one in force does.</summary>
public interface IPolicyDesk
{
    /// <summary>Latest first.</summary>
    Task<Page<PolicyVersion>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    Task<PolicyVersion?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>The one that acts; <c>null</c>: none does.</summary>
    Task<PolicyVersion?> CurrentAsync(CancellationToken ct);

    /// <summary>Accounts on the allow list now.</summary>
    Task<IReadOnlySet<AccountId>> AllowedAsync(CancellationToken ct);

    Task<Done<PolicyVersion>> WriteAsync(Person by, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct);

    Task<Refusal?> EditAsync(Person by, Guid id, long version, string? title, IReadOnlyList<PolicyRule> rules, CancellationToken ct);

    /// <summary>Keeps a try on the last 30 days.</summary>
    Task<Refusal?> TriedAsync(Person by, Guid id, PolicyTrial trial, CancellationToken ct);

    Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);

    /// <summary>Brings it into force for a share of the accounts; the version before it is replaced.</summary>
    Task<Refusal?> ApproveAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct);

    Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>Changes the share; decisions on accounts that are no longer covered end in the next pass.</summary>
    Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct);

    /// <summary>Ends it and lifts all that it decided, in one act.</summary>
    Task<Refusal?> StopAsync(Person by, Guid id, string? reason, CancellationToken ct);

    /// <summary>
    /// One pass: decides about the accounts that met a rule and are covered, as far as nothing of the kind stands, the allow list does not name them, and no person lifted it before. The same again does
    /// nothing. What an earlier version decided ends. For the console itself.
    /// </summary>
    Task<PolicyPass> ApplyAsync(Guid id, IReadOnlyList<PolicyMeeting> met, CancellationToken ct);

    /// <summary>How many decisions of a version stand.</summary>
    Task<int> StandingAsync(Guid id, CancellationToken ct);

    /// <summary>What waits for a person, oldest first.</summary>
    Task<Page<PolicyFinding>> FindingsAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Says what was done about a finding.</summary>
    Task<Refusal?> CloseAsync(Person by, Guid finding, long version, string? answer, CancellationToken ct);
}

/// <summary>An account that met a rule.</summary>
/// <param name="Rule">Which, from 0.</param>
/// <param name="Seen">Why, in words.</param>
public sealed record PolicyMeeting(AccountId AccountId, string? Organization, int Rule, string Seen);

/// <summary>What a pass did.</summary>
/// <param name="Left">Decisions left for the next pass, since one makes <see cref="Most"/> at most.</param>
public sealed record PolicyPass(int Decided, int Lifted, int Found, int Left)
{
    /// <summary>Most decisions of one pass: a mistake in a rule is noticed before it has met everybody.</summary>
    public const int Most = 2000;
}
