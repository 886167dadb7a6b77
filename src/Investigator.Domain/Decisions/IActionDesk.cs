using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Every measure that one person may take, on an account, a key, an organization, a prefix or a whole campaign.</summary>
public interface IActionDesk
{
    /// <summary>Acts on one thing. What needs a second person is refused with <see cref="Refusal.NeedsSecondPerson"/>.</summary>
    Task<Done<FreezeReceipt>> ActAsync(Person by, DecisionTarget target, DecisionTerms terms, CancellationToken ct);

    /// <summary>Acts on the confirmed members of a campaign, all at one instant, or as the timing of the terms says; left out are those on the allow list, those that a freeze or a ban holds, and those on whom the same stands.</summary>
    /// <param name="expected">How many the dry run said; a different number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    /// <param name="terms">With a timing the act is stored now and takes effect later: <see cref="IStaggeredActs"/>.</param>
    Task<Done<FreezeReceipt>> ActOnCampaignAsync(Person by, Guid campaign, int expected, DecisionTerms terms, CancellationToken ct);

    /// <summary>Whom an act on accounts that somebody chose by hand would hit. Left out are those on the allow list, those that a freeze or a ban holds, those on whom the same stands, and those that people found innocent in a campaign that stands.</summary>
    Task<FreezePreview> PreviewAsync(IReadOnlyCollection<AccountId> accounts, DecisionKind kind, CancellationToken ct);

    /// <summary>Acts on those whom <see cref="PreviewAsync"/> names, all under one act id.</summary>
    /// <param name="expected">How many it named; a different number now refuses with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<FreezeReceipt>> ActOnAccountsAsync(Person by, IReadOnlyCollection<AccountId> accounts, int expected, DecisionTerms terms, CancellationToken ct);

    /// <summary>Whom an act on a campaign would hit, and what it would cost, before anybody is hit.</summary>
    Task<Done<BlastRadius>> DryRunAsync(Person by, Guid campaign, DecisionKind kind, CancellationToken ct);

    /// <summary>The same once more until a later time; asks again for a reason. Who follows the stream sees no gap.</summary>
    Task<Done<Decision>> RenewAsync(Person by, Guid decision, string? reason, DateTimeOffset? expiresAt, CancellationToken ct);

    /// <summary>Standing decisions, latest first.</summary>
    /// <param name="kind"><c>null</c>: all kinds.</param>
    /// <param name="scope"><c>null</c>: all scopes.</param>
    Task<Page<Decision>> StandingAsync(Person by, DecisionKind? kind, DecisionScope? scope, int skip, int take, CancellationToken ct);

    /// <summary>What stands against a request, the gravest first: of its account, its key, its organization and the prefixes that hold its address.</summary>
    Task<IReadOnlyList<Decision>> AgainstAsync(RequestSubject request, CancellationToken ct);
}
