using Investigator.Casework.Data;
using Investigator.Domain.Sharing.Inbound;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>Compares what came in with what its source reported before, object by object, and stages the difference.</summary>
internal sealed class InboundComparison(InvestigatorDb db, InboundSource source, InboundDelivery delivery, string producerName, DateTimeOffset now)
{
    private readonly List<ReportedIndicator> _staged = [];
    private int _changed;
    private int _withdrawn;
    private int _unchanged;
    private int _fresh;

    /// <summary>Whether anything that is looked for was taken back.</summary>
    public bool ChangesWhatCounts { get; private set; }

    public async Task StageAsync(IReadOnlyList<ReportedDraft> drafts, Func<Guid> newId, CancellationToken ct)
    {
        // The same object twice in one delivery: its latest version counts, and of that each alternative once.
        var objects = drafts.GroupBy(d => d.ObjectId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Where(d => d.ModifiedAt == g.Max(x => x.ModifiedAt)).DistinctBy(d => d.ExternalId, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        foreach (var some in objects.Keys.Chunk(ModelLimits.AskedAtOnce))
        {
            var id = source.Id;
            var known = (await db.ReportedIndicators.Where(r => r.SourceId == id && some.Contains(r.ObjectId) && r.State != ReportState.Superseded).ToListAsync(ct).ConfigureAwait(false)).ToLookup(r => r.ObjectId, StringComparer.Ordinal);
            foreach (var name in some) Compare(objects[name], [.. known[name]], newId);
        }

        delivery.Compared(_fresh, _changed, _withdrawn, _unchanged, _staged.Count(r => r.State is ReportState.NotMatchable));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await db.InsertAsync(_staged, ct).ConfigureAwait(false);
    }

    private void Compare(List<ReportedDraft> drafts, List<ReportedIndicator> known, Func<Guid> newId)
    {
        var modified = drafts[0].ModifiedAt;
        if (known.Exists(r => r.ModifiedAt > modified))
        {
            _unchanged += drafts.Count; // an older version than the one that is known
            return;
        }

        if (drafts[0].IsWithdrawn)
        {
            var gone = Withdraw(known, modified);
            _ = gone > 0 ? _withdrawn += gone : _unchanged++;
            return;
        }

        foreach (var draft in drafts) Compare(draft, known, newId);
        // What the object no longer names, its source no longer says.
        _withdrawn += Withdraw(known.Where(r => !drafts.Exists(d => d.ExternalId == r.ExternalId)), modified);
    }

    private void Compare(ReportedDraft draft, List<ReportedIndicator> known, Func<Guid> newId)
    {
        var (digest, own) = (ReportedIndicator.DigestOf(draft), known.Where(r => r.ExternalId == draft.ExternalId).ToList());
        if (own.Find(r => r.Digest == digest && r.State is not ReportState.Withdrawn) is { } same)
        {
            _unchanged++;
            same.Confirm(draft.ModifiedAt, now);
            return;
        }

        var accepted = own.Exists(r => r.State is ReportState.Accepted);
        foreach (var before in own.Where(r => r.State is ReportState.Waiting or ReportState.NotMatchable)) before.Supersede(now);
        _ = accepted ? _changed++ : _fresh++;
        _staged.Add(ReportedIndicator.Stage(newId(), source.Id, delivery.Id, draft, WhyNot(draft), accepted ? ReportChange.Changed : ReportChange.New, now));
    }

    private int Withdraw(IEnumerable<ReportedIndicator> reports, DateTimeOffset modified)
    {
        var count = 0;
        foreach (var report in reports.Where(r => r.State is ReportState.Accepted or ReportState.Waiting or ReportState.NotMatchable))
        {
            ChangesWhatCounts |= report.State is ReportState.Accepted;
            report.Withdraw(modified, now);
            count++;
        }

        return count;
    }

    private string? WhyNot(ReportedDraft draft) =>
        draft.WhyNot is { } why ? ModelLimits.Cut(why, ModelLimits.Reason)
        : draft.IsBy(producerName) ? "this provider reported it itself; it came back"
        : draft.Kind is { } kind && Domain.Sharing.IndicatorKindWords.IsPersonal(kind) && source.ProtectedHashKey is null ? "it is a keyed hash, and the key of this source is not known here"
        : null;
}
