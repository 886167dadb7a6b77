using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>
/// Brings the queue up to the latest analysis. What people did to an entry (state, assignee, verdict, note) stays. An account inside a suspected cluster has no entry of its own.
/// An entry whose subject is no longer suspected goes only if it is open, nobody holds it and nobody wrote on it; all others stay until people close them.
/// </summary>
internal sealed class QueueRefresh(RecordedActs acts)
{
    public async Task RefreshAsync(InvestigatorDb db, AnalysisResults results, CancellationToken ct)
    {
        var subjects = Subjects(results).ToList();
        var known = await db.QueueEntries.ToDictionaryAsync(e => (e.Kind, e.Subject), ct).ConfigureAwait(false);
        await BringAsync(db, subjects, known, ct).ConfigureAwait(false);
        db.QueueEntries.RemoveRange(known.Values.Where(e => e.State is QueueState.Open && e.AssigneeId is null && e.Note is null));
        await SaveAsync(db, ct).ConfigureAwait(false);
    }

    /// <summary>Brings entries of some accounts up to what was found of them between two analyses. None goes: that is for the next analysis to say.</summary>
    public async Task RenewAsync(InvestigatorDb db, LiveFindings found, CancellationToken ct)
    {
        var flagged = found.Scores.Where(s => s.FlaggedAt is not null).ToList();
        var inClusters = flagged.Select(s => s.ClusterId).OfType<Guid>().Distinct().ToList();
        var suspected = new HashSet<Guid>();
        foreach (var some in inClusters.Chunk(ModelLimits.AskedAtOnce))
            suspected.UnionWith((await db.Clusters.AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(ct).ConfigureAwait(false)).Where(QueueLine.Suspects).Select(c => c.Id));
        var subjects = flagged.Where(s => s.ClusterId is not { } cluster || !suspected.Contains(cluster))
            .Select(s => OfAccount(s, found.Traits.GetValueOrDefault(s.AccountId) ?? SubjectTraits.None)).ToList();

        var known = new Dictionary<(SubjectKind, string), QueueEntry>();
        foreach (var some in subjects.Select(s => s.Id).Chunk(ModelLimits.AskedAtOnce))
            foreach (var entry in await db.QueueEntries.Where(e => e.Kind == SubjectKind.Account && some.Contains(e.Subject)).ToListAsync(ct).ConfigureAwait(false))
                known[(entry.Kind, entry.Subject)] = entry;
        await BringAsync(db, subjects, known, ct).ConfigureAwait(false);
        await SaveAsync(db, ct).ConfigureAwait(false);
    }

    private static async Task SaveAsync(InvestigatorDb db, CancellationToken ct)
    {
        db.KeepsVersions = true;
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        db.KeepsVersions = false;
    }

    // What it finds in known it takes out of there.
    private async Task BringAsync(InvestigatorDb db, List<Suspect> subjects, Dictionary<(SubjectKind, string), QueueEntry> known, CancellationToken ct)
    {
        var routing = await Routing.InAsync(db, ct).ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        foreach (var subject in subjects)
        {
            var isNew = !known.Remove((subject.Kind, subject.Id), out var entry);
            entry ??= QueueEntry.Open(acts.NewId(), subject.Kind, subject.Id, now);
            var before = entry.State;
            entry.Refresh(subject.Score, ModelLimits.Cut(subject.TopReason, ModelLimits.Reason), subject.Size, subject.Exchanges, subject.FirstSeenAt, subject.LastSeenAt, now);
            var traits = Stored(subject.Traits);
            entry.Route(routing.For(subject.Kind, subject.Score, traits), traits, subject.Folded);

            var tracked = isNew ? db.QueueEntries.Add(entry) : db.Entry(entry);
            tracked.Property(QueueEntryConfiguration.SearchText).CurrentValue = QueueEntryConfiguration.SearchTextOf(entry);
            // People are told of a change by others; a fresh score under their eyes is none, an entry that opened again is.
            if (entry.State != before) tracked.Property(e => e.Version).CurrentValue = entry.Version + 1;
        }
    }

    private static IEnumerable<Suspect> Subjects(AnalysisResults results)
    {
        var suspected = results.Clusters.Where(QueueLine.Suspects).ToList();
        var covered = suspected.SelectMany(c => c.Members).Select(m => m.AccountId).ToHashSet();
        var flagged = results.Scores.Where(s => s.FlaggedAt is not null).Select(s => s.AccountId).ToHashSet();
        foreach (var c in suspected)
            yield return new(SubjectKind.Cluster, c.Id.ToString("D"), c.Score.Value, TopReason(c.Score), c.Size, c.Exchanges, c.FirstSeenAt, c.LastSeenAt,
                SubjectTraits.OfPool([.. c.Members.Select(m => Traits(m.AccountId))]), c.Members.Count(m => flagged.Contains(m.AccountId)));
        foreach (var s in results.Scores.Where(s => s.FlaggedAt is not null && !covered.Contains(s.AccountId)))
            yield return OfAccount(s, Traits(s.AccountId));

        SubjectTraits Traits(AccountId account) => results.Traits.GetValueOrDefault(account) ?? SubjectTraits.None;
    }

    private static Suspect OfAccount(AccountScore s, SubjectTraits traits) =>
        new(SubjectKind.Account, s.AccountId.Value, s.Value, TopReason(s.Score), 1, s.Exchanges, s.FirstSeenAt, s.LastSeenAt, traits, 0);

    // Senders name segments and operators name families: either may be longer than the column.
    private static SubjectTraits Stored(SubjectTraits traits) => traits with
    {
        Family = ModelLimits.Cut(traits.Family, RoutingRule.LongestName),
        Segment = ModelLimits.Cut(traits.Segment, RoutingRule.LongestName),
    };

    private static string TopReason(Score score) => score.Parts.Count > 0 ? score.Parts.MaxBy(p => p.Weight)!.Sentence : "";

    private sealed record Suspect(
        SubjectKind Kind, string Id, double Score, string TopReason, int Size, long Exchanges, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt,
        SubjectTraits Traits, int Folded);
}
