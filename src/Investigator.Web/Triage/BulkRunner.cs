using System.Collections.Concurrent;
using Investigator.Domain.Audit;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>
/// Runs bulk jobs on the server, so that they outlive the tab that began them: one act on many entries, one after another, each with its own answer and its own entry in the audit.
/// An entry that somebody changed since it was listed is refused, never overwritten. What was done stays done when the job is stopped.
/// </summary>
public sealed class BulkRunner(ITriageQueue queue, IBulkJobs jobs, IAccountTags tags, IClusters clusters, TimeProvider clock, ILogger<BulkRunner> log) : IHostedService
{
    // Answers are stored so many at a time, and at least once in a while: a job in the air shows its progress, and little is untold if the server dies.
    private const int AnswersAtOnce = 50;

    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, Task> _running = new();
    private volatile bool _leaving;

    /// <returns>The job, which runs from now on; its rights are those that <paramref name="by"/> has now.</returns>
    public async Task<Done<BulkJob>> BeginAsync(Person by, BulkAct act, IReadOnlyList<QueueEntry> entries, BulkTerms terms, CancellationToken ct)
    {
        var begun = await jobs.StartAsync(by, act, entries.Count, terms, ct);
        // Not by the tab's token: whoever leaves the tab has not asked to stop.
        if (begun.Value is { } job) _running[job.Id] = Task.Run(() => OwnAsync(job, by, entries), CancellationToken.None);
        return begun;
    }

    /// <summary>Every entry under a filter as it stands now, in its order.</summary>
    public static async Task<IReadOnlyList<QueueEntry>> AllUnderAsync(ITriageQueue queue, QueueFilter filter, CancellationToken ct)
    {
        const int Most = 500;
        var all = new Dictionary<Guid, QueueEntry>();
        for (var skip = 0; ; skip += Most)
        {
            var page = await queue.LoadAsync(filter with { Skip = skip, Take = Most }, ct);
            foreach (var entry in page.Rows) all.TryAdd(entry.Id, entry);
            if (page.Rows.Count < Most) return [.. all.Values];
        }
    }

    /// <summary>The entries that still stand as a job closed them, as they are now.</summary>
    public static async Task<IReadOnlyList<QueueEntry>> ClosedByAsync(ITriageQueue queue, IBulkJobs jobs, BulkJob job, CancellationToken ct)
    {
        const int Most = 500;
        var closed = new List<QueueEntry>();
        for (var skip = 0; ; skip += Most)
        {
            var page = await jobs.AnswersAsync(job.Id, refused: false, skip, Most, ct);
            foreach (var answer in page.Rows.Where(a => a.Why is null))
                if (await queue.FindAsync(answer.Kind, answer.Subject, ct) is { } entry && job.HasClosed(entry)) closed.Add(entry);
            if (page.Rows.Count < Most) return closed;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Each job stops after the entry at hand and says so in the history.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _leaving = true;
        return Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
    }

    // The job is the unit of work: a store that breaks in the middle is reported here, once, and the history shows the job as lost.
    private async Task OwnAsync(BulkJob job, Person by, IReadOnlyList<QueueEntry> entries)
    {
        var work = RunAsync(job, by, entries);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Exception is { } broken) Log.BulkJobBroke(log, job.Id, broken);
        _running.TryRemove(job.Id, out _);
    }

    private async Task RunAsync(BulkJob job, Person by, IReadOnlyList<QueueEntry> entries)
    {
        await AnswerAsync(job, by, entries);
        await jobs.EndAsync(job.Id, CancellationToken.None);
    }

    private async Task AnswerAsync(BulkJob job, Person by, IReadOnlyList<QueueEntry> entries)
    {
        var answers = new List<BulkAnswer>(AnswersAtOnce);
        var told = clock.GetTimestamp();
        foreach (var (n, entry) in entries.Index())
        {
            if (_leaving) break;
            // Not cancelled in the middle of an entry: its answer would be unknown.
            answers.Add(BulkAnswer.Of(job.Id, n + 1, entry.Kind, entry.Subject, await ActAsync(job, by, entry)));
            if (answers.Count < AnswersAtOnce && clock.GetElapsedTime(told) < s_while) continue;
            if (await jobs.AnswerAsync(job.Id, answers, CancellationToken.None)) return;
            answers = new(AnswersAtOnce);
            told = clock.GetTimestamp();
        }

        if (answers.Count > 0) await jobs.AnswerAsync(job.Id, answers, CancellationToken.None);
    }

    private Task<Refusal?> ActAsync(BulkJob job, Person by, QueueEntry entry) => job.Act switch
    {
        BulkAct.Claim => queue.ClaimAsync(by, entry.Id, entry.Version, CancellationToken.None),
        BulkAct.Release => queue.ReleaseAsync(by, entry.Id, entry.Version, CancellationToken.None),
        BulkAct.Close => queue.CloseAsync(by, entry.Id, entry.Version, job.Verdict, job.Note, CancellationToken.None),
        BulkAct.Assign => queue.AssignAsync(by, entry.Id, entry.Version, job.ToId ?? "", CancellationToken.None),
        BulkAct.Snooze => queue.SnoozeAsync(by, entry.Id, entry.Version, job.Until, CancellationToken.None),
        BulkAct.Tag => TagAsync(by, entry, job.Word),
        BulkAct.Reopen => queue.ReopenAsync(by, entry.Id, entry.Version, CancellationToken.None),
    };

    // An entry that somebody holds or closed is tagged like any other: a word decides nothing. A pool too large for one act is tagged in parts, and once more does no harm.
    private async Task<Refusal?> TagAsync(Person by, QueueEntry entry, string? word)
    {
        if (await AccountsOfAsync(entry) is not { Count: > 0 } accounts) return Refusal.NotFound; // a cluster that a later analysis does not find
        foreach (var some in accounts.Chunk(AccountTag.MostAtOnce))
            if ((await tags.PutOnAsync(by, some, word, CancellationToken.None)).Refusal is { } why) return why;
        return null;
    }

    private async Task<IReadOnlyList<AccountId>> AccountsOfAsync(QueueEntry entry) => entry.Kind is SubjectKind.Account ? [new(entry.Subject)]
        : Guid.TryParse(entry.Subject, out var id) && await clusters.FindAsync(id, CancellationToken.None) is { } cluster ? [.. cluster.Members.Select(m => m.AccountId)]
        : [];
}
