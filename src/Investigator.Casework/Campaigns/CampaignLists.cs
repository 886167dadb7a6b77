using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

internal sealed class CampaignLists(RecordedActs acts) : ICampaignLists
{
    private static readonly QueryColumns<Campaign> s_columns = new QueryColumns<Campaign>(pattern => Predicates.Or(
            Predicates.On<Campaign, string>(c => c.Name, ColumnTests.Text(pattern)), Predicates.On<Campaign, string>(c => c.Description, ColumnTests.Text(pattern))))
        .Text("name", c => c.Name)
        .Each("member", (value, _) => Holds(new(((PatternValue)value).Pattern.Letters)))
        .Whole("confirmed", c => c.Members.Count(m => m.Status == MemberStatus.Confirmed))
        .Whole("candidates", c => c.Members.Count(m => m.Status == MemberStatus.Candidate))
        .Whole("innocent", c => c.Members.Count(m => m.Status == MemberStatus.Innocent))
        .Name("by", c => c.CreatedBy)
        .Time("started", c => c.CreatedAt)
        .Choice("merged", (choice, _) => choice == "yes" ? c => c.MergedIntoId != null : c => c.MergedIntoId == null);

    public async Task<Page<CampaignRow>> CampaignsAsync(Query? query, int skip, int take, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        IQueryable<Campaign> campaigns = db.Campaigns;
        if (query is not null) campaigns = s_columns.Conditions(query, new(acts.Clock.GetUtcNow(), null, db.Database.IsSqlite(), [])).Aggregate(campaigns, (narrowed, condition) => narrowed.Where(condition));
        var total = await campaigns.LongCountAsync(ct).ConfigureAwait(false);
        return new(await CampaignDesk.Rows(campaigns.OrderByDescending(c => c.CreatedAt).ThenBy(c => c.Id).Skip(skip).Take(take)).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct)
    {
        if (field != "by") return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var people = await db.Campaigns.Select(c => c.CreatedBy).Where(ColumnTests.Text(QueryPattern.Plain(typed))).GroupBy(by => by)
            .Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return [.. people.Select(p => new ValueCount(p.Key, p.Count))];
    }

    private static Expression<Func<Campaign, bool>> Holds(AccountId account) => c => c.Members.Any(m => m.AccountId == account);
}
