using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Shell;

namespace Investigator.Web.Triage;

/// <summary>Accounts by the beginning of their id, organisation or e-mail domain.</summary>
internal sealed class AccountSearch(IAccountUsage usage) : ISearchSource
{
    public string Kind => "Accounts";

    public async Task<IReadOnlyList<SearchAnswer>> FindAsync(Person by, string text, int take, CancellationToken ct) =>
        by.Sees ? [.. (await usage.SearchAsync(text, take, ct)).Rows.Select(id => new SearchAnswer(id.Value, Paths.Account(id), "account"))] : [];
}
