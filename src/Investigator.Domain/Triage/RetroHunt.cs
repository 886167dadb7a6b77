using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Whom to look at again when what others reported counts otherwise than before: who used it, whenever that was, and who is hit for something that may count no more.</summary>
public sealed class RetroHunt(IReportedSigns reported, IReportedQuestions questions, IDetectorRecord record)
{
    /// <summary>Most accounts of one look. With more the next analysis finds the rest: so many at once is something that many use, not a sign.</summary>
    public const int Most = 5_000;

    private const int PageSize = 500;

    /// <summary>The accounts, in any order.</summary>
    public async Task<IReadOnlyCollection<AccountId>> AffectedAsync(CancellationToken ct)
    {
        var accounts = new HashSet<AccountId>();
        for (var skip = 0; accounts.Count < Most; skip += PageSize)
        {
            var page = await record.HitsAsync(ReportedIndicatorMatch.Id, skip, PageSize, ct).ConfigureAwait(false);
            accounts.UnionWith(page.Rows.Select(h => h.AccountId));
            if (page.Rows.Count < PageSize) break;
        }

        var signs = await reported.StandingAsync(ct).ConfigureAwait(false);
        accounts.UnionWith(signs.Where(s => s.Account is not null).Select(s => s.Account!.Value));
        var asked = signs.Where(s => s.What is not null).Select(s => new ReportedAsked(s.What!.Value, s.From, s.Until)).ToList();
        // Few users first: those are the ones that a report says something of.
        foreach (var use in (await questions.UsesAsync(asked, null, ct).ConfigureAwait(false)).OrderBy(u => u.Users).ThenBy(u => u.Place).ThenBy(u => u.Account.Value, StringComparer.Ordinal))
        {
            if (accounts.Count >= Most) break;
            accounts.Add(use.Account);
        }

        return accounts;
    }
}
