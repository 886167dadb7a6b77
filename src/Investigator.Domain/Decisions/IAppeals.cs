using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Objections of customers: taken in, assigned to somebody who did not decide, upheld or overturned.</summary>
public interface IAppeals
{
    /// <summary>Takes one in: from a key that may, or from a person. The same reference again gives the appeal that is there.</summary>
    /// <param name="answeredIn">How long it may take.</param>
    Task<Done<Appeal>> TakeInAsync(Person by, NewAppeal said, TimeSpan answeredIn, CancellationToken ct);

    /// <summary>Open ones first, the soonest due first; then the latest decided.</summary>
    Task<Page<AppealRow>> LoadAsync(Person by, AppealFilter filter, int skip, int take, CancellationToken ct);

    /// <summary>How many are open, and how many of them are overdue.</summary>
    Task<AppealCounts> CountAsync(CancellationToken ct);

    /// <summary>The appeal with its decision and the evidence as it was; <c>null</c> when there is none, or the person may not see it.</summary>
    Task<AppealCase?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>What became of an appeal, for the key that brought it; <c>null</c> for others.</summary>
    Task<Appeal?> BroughtAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Takes the appeal, from whoever has it.</summary>
    Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Decides it. Overturned, the decision is lifted in the same instant; a ban or a degradation only by a manager.</summary>
    Task<Refusal?> DecideAsync(Person by, Guid id, long version, bool overturns, string? answer, CancellationToken ct);

    /// <summary>What appeals say of the detectors, most overturned first.</summary>
    Task<IReadOnlyList<AppealCount>> DetectorsAsync(Person by, CancellationToken ct);

    /// <summary>The statement of reasons of a decision, for the customer.</summary>
    /// <param name="redress">How a customer can object.</param>
    Task<Done<StatementOfReasons>> StatementAsync(Person by, Guid decision, string redress, CancellationToken ct);
}

/// <summary>What an appeal says.</summary>
/// <param name="DecisionId"><c>null</c>: the gravest that stands against the account.</param>
public sealed record NewAppeal(Guid? DecisionId, AccountId? AccountId, string? Text, string? Reference);

/// <summary>Which appeals to list.</summary>
/// <param name="State"><c>null</c>: all.</param>
/// <param name="Late">Open ones that are overdue alone.</param>
public sealed record AppealFilter(AppealState? State = null, bool Late = false);

/// <summary>An appeal in a list.</summary>
public sealed record AppealRow(
    Guid Id, Guid DecisionId, DecisionKind Kind, DecisionScope Scope, string Target, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, AppealState State, string? AssigneeName, string? DecidedBy, DateTimeOffset? DecidedAt);

/// <summary>Open appeals, and those of them that are overdue.</summary>
public sealed record AppealCounts(int Open, int Late);

/// <summary>All that is needed to decide an appeal.</summary>
/// <param name="Evidence">As it was frozen when the decision was made; <c>null</c> for decisions of before that was kept.</param>
/// <param name="Whole">Whether the evidence still has the hash it was stored with.</param>
/// <param name="Took">Ids of those who took part in the decision.</param>
public sealed record AppealCase(Appeal Appeal, Decision Decision, DecisionEvidence? Evidence, bool Whole, IReadOnlySet<string> Took);

/// <summary>How decisions fared in which a detector had a hit.</summary>
public sealed record AppealCount(string DetectorId, int DetectorVersion, int Open, int Upheld, int Overturned);
