using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Triage;

/// <summary>Bulk jobs by their own rules, held in memory.</summary>
internal sealed class BulkJobsInMemory(News news) : IBulkJobs
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (BulkJob Job, List<BulkAnswer> Answers)> _jobs = [];

    public Task<Done<BulkJob>> StartAsync(Person by, BulkAct act, int total, BulkTerms terms, CancellationToken ct)
    {
        var begun = BulkJob.Start(Guid.NewGuid(), by, act, total, terms, terms.ToId == "analyst-2" ? Colleague.Of(new(terms.ToId, "Analyst 2", Role.Analyst), s_noon) : null, s_noon);
        lock (_gate) if (begun.Value is { } job) _jobs[job.Id] = (job, []);
        return Task.FromResult(begun);
    }

    public Task<bool> AnswerAsync(Guid id, IReadOnlyList<BulkAnswer> answers, CancellationToken ct)
    {
        bool stop;
        lock (_gate)
        {
            _jobs[id].Answers.AddRange(answers);
            _jobs[id].Job.Move(answers.Count(a => a.Why is null), answers.Count(a => a.Why is not null), s_noon);
            stop = _jobs[id].Job.StopAsked;
        }

        news.CasesChanged.Raise();
        return Task.FromResult(stop);
    }

    public Task EndAsync(Guid id, CancellationToken ct)
    {
        lock (_gate) _jobs[id].Job.End(s_noon);
        news.CasesChanged.Raise();
        return Task.CompletedTask;
    }

    public Task<Refusal?> StopAsync(Person by, Guid id, CancellationToken ct)
    {
        lock (_gate) return Task.FromResult(_jobs[id].Job.Stop(by));
    }

    public Task<BulkJob?> FindAsync(Guid id, CancellationToken ct)
    {
        lock (_gate) return Task.FromResult(_jobs.TryGetValue(id, out var found) ? found.Job : null);
    }

    public Task<Page<BulkJob>> LoadAsync(int skip, int take, CancellationToken ct)
    {
        lock (_gate) return Task.FromResult<Page<BulkJob>>(new([.. _jobs.Values.Select(j => j.Job).Skip(skip).Take(take)], _jobs.Count));
    }

    public Task<Page<BulkAnswer>> AnswersAsync(Guid id, bool refused, int skip, int take, CancellationToken ct)
    {
        lock (_gate)
        {
            var all = _jobs.TryGetValue(id, out var found) ? found.Answers.Where(a => !refused || a.Why is not null).ToList() : [];
            return Task.FromResult<Page<BulkAnswer>>(new([.. all.Skip(skip).Take(take)], all.Count));
        }
    }
}
