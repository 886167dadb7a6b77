using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>What gets answers although a freeze or a ban stands against it.</summary>
public interface IBreaches
{
    /// <summary>
    /// Compares the traffic with the standing decisions and remembers what it finds; each breach is in the audit once, when it is first noticed. O(standing freezes and bans), one question to the traffic.
    /// </summary>
    /// <param name="grace">Time that decisions have to reach every point; requests within it don't count.</param>
    /// <returns>How many are new.</returns>
    Task<int> CheckAsync(TimeSpan grace, CancellationToken ct);

    /// <summary>Those of decisions that stand, latest answer first.</summary>
    Task<Page<BreachRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>Those of one account's decisions, also ended ones.</summary>
    Task<IReadOnlyList<Breach>> OfAccountAsync(Person by, AccountId account, CancellationToken ct);

    /// <summary>How many decisions stand and are breached.</summary>
    Task<int> CountAsync(CancellationToken ct);
}

/// <summary>A breach in a list.</summary>
/// <param name="Target">What should have got no answer.</param>
public sealed record BreachRow(Breach Breach, DecisionTarget Target, DecisionKind Kind);
