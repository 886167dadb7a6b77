using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Notes that people write about accounts.</summary>
public interface IAccountNotes
{
    Task<Done<AccountNote>> WriteAsync(Person by, AccountId account, string? text, CancellationToken ct);

    /// <summary>What was written about the account, latest first.</summary>
    Task<Page<AccountNote>> OfAccountAsync(AccountId account, int skip, int take, CancellationToken ct);
}
