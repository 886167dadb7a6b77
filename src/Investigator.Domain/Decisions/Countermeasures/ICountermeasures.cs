using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Countermeasures;

/// <summary>The ledger of measures on answers.</summary>
public interface ICountermeasures
{
    /// <summary>Open ones first, then the latest.</summary>
    Task<Page<Countermeasure>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    Task<Countermeasure?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>Proposes one, on a campaign's confirmed members or on one target.</summary>
    Task<Done<Countermeasure>> ProposeAsync(Person by, Guid? campaign, DecisionTarget? target, CountermeasureTerms terms, CancellationToken ct);

    /// <summary>The first or the second approval; with the second it starts, when its time has come.</summary>
    Task<Refusal?> ApproveAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Ends it and its decisions in one act: gateways hear of it by the next change.</summary>
    Task<Refusal?> StopAsync(Person by, Guid id, string? reason, CancellationToken ct);

    /// <summary>Notes what was seen of honest customers.</summary>
    Task<Refusal?> GuardAsync(Person by, Guid id, long version, GuardKind kind, double? before, double? after, string? note, CancellationToken ct);

    /// <summary>Starts those approved whose time has come, and ends those whose time is over. For the console itself.</summary>
    /// <returns>How many.</returns>
    Task<int> TurnAsync(CancellationToken ct);

    /// <summary>Whom its decisions reach or reached, and how many appeals came of them; at most 5,000 accounts.</summary>
    Task<CountermeasureReach> ReachAsync(Guid id, CancellationToken ct);
}

/// <summary>Whom a countermeasure reached.</summary>
/// <param name="Accounts">Accounts of its decisions.</param>
/// <param name="Standing">Decisions that stand.</param>
/// <param name="Acknowledged">Those of them that a gateway acknowledged.</param>
/// <param name="Appeals">Appeals against any of its decisions.</param>
public sealed record CountermeasureReach(IReadOnlyList<AccountId> Accounts, int Decisions, int Standing, int Acknowledged, int Appeals);
