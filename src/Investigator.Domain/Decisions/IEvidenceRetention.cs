using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>How long what was known at a decision stays: its own class, apart from the usage and the text that it was read from, which may be gone long before.</summary>
public interface IEvidenceRetention
{
    /// <summary>
    /// Lets the facts behind decisions go that ended so long ago. Their hash, the decision and the audit stay. Nothing goes while the decision stands, while an appeal against it is open or was
    /// decided within that time, nor of whom a legal hold reaches. One transaction for at most 1,000.
    /// </summary>
    /// <param name="after">Counted from the end of the decision.</param>
    /// <param name="held">Accounts under legal hold; those in campaigns under hold are left alone without being named.</param>
    /// <returns>Of how many decisions the facts went.</returns>
    Task<int> ForgetAsync(TimeSpan after, IReadOnlyCollection<AccountId> held, CancellationToken ct);
}
