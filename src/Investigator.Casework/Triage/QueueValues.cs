using System.Linq.Expressions;
using Investigator.Casework.Audit;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Which values a field of the queue has, for the completion. Of a long queue only the first entries are looked at: an answer while somebody types must not cost a scan.</summary>
internal sealed class QueueValues(RecordedActs acts, IAccountTags tags)
{
    private static readonly Dictionary<string, Expression<Func<QueueEntry, string>>> s_columns = new(StringComparer.Ordinal)
    {
        ["queue"] = e => e.Queue,
        ["family"] = e => e.Family,
        ["segment"] = e => e.Segment,
        ["assignee"] = e => e.AssigneeName ?? "",
    };

    public async Task<IReadOnlyList<ValueCount>> LoadAsync(string field, string typed, int take, CancellationToken ct)
    {
        if (field == "tag") return await tags.WordsAsync(typed, take, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var waiting = true;
        var looked = db.QueueEntries.AsNoTracking().Where(e => e.IsWaiting == waiting).OrderByDescending(e => e.Priority).ThenByDescending(e => e.Id).Take(ValueCount.LookedAt);
        if (field == "subject") return await SubjectsAsync(typed, take, db.QueueEntries.AsNoTracking(), db.Database.IsSqlite(), ct).ConfigureAwait(false);
        if (field == "kind")
            return [.. (await looked.GroupBy(e => e.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false))
                .Select(g => new ValueCount(g.Key is SubjectKind.Cluster ? "cluster" : "account", g.Count)).Where(v => v.Value.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).OrderByDescending(v => v.Count)];
        if (!s_columns.TryGetValue(field, out var column)) return [];
        var groups = await looked.Select(column).Where(v => v != "").Where(ColumnTests.Text(QueryPattern.Plain(typed))).GroupBy(v => v)
            .Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return [.. groups.Select(g => new ValueCount(g.Key, g.Count))];
    }

    private static async Task<IReadOnlyList<ValueCount>> SubjectsAsync(string begins, int take, IQueryable<QueueEntry> entries, bool onSqlite, CancellationToken ct)
    {
        if (begins.Length == 0) return [];
        var asked = QueueColumns.All.Conditions(Query.Of(new FieldTerm(QueueFields.All.Find("subject")!, new IsOneOf([new PatternValue(new([begins, ""]))]))), new(default, null, onSqlite, []))[0];
        var subjects = await entries.Where(asked).OrderBy(e => e.Kind).ThenBy(e => e.Subject).Select(e => e.Subject).Take(take).ToListAsync(ct).ConfigureAwait(false);
        return [.. subjects.Select(s => new ValueCount(s, 1))];
    }
}
