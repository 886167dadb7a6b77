using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Bulk jobs run on the server: the tab may go.</summary>
public sealed class BulkRunnerTests : ConsoleContext
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly GatedQueue _queue = new();

    public BulkRunnerTests() => Services.AddSingleton<ITriageQueue>(_queue);

    private IBulkJobs Jobs => Services.GetRequiredService<IBulkJobs>();

    [Fact]
    public async Task A_job_goes_on_when_the_tab_that_began_it_has_gone()
    {
        using var tab = new CancellationTokenSource();
        var job = (await BeginAsync(120, tab.Token)).Value!;
        await tab.CancelAsync();
        _queue.Open.SetResult();

        var over = await OverAsync(job.Id);

        Assert.Equal((120, 0, BulkOutcome.Done), (over.Acted, over.Refused, over.OutcomeAt(Noon)));
        Assert.Equal(Enumerable.Range(1, 120), (await Jobs.AnswersAsync(job.Id, refused: false, 0, 500, default)).Rows.Select(a => a.Number));
    }

    [Fact]
    public async Task A_job_that_somebody_stops_says_how_many_were_not_looked_at()
    {
        var job = (await BeginAsync(1_000, default)).Value!;
        Assert.Null(await Jobs.StopAsync(Analyst, job.Id, default));
        _queue.Open.SetResult();

        var over = await OverAsync(job.Id);

        Assert.Equal(BulkOutcome.Stopped, over.OutcomeAt(Noon));
        Assert.Equal(over.Acted, _queue.Entries.Count(e => e.State is QueueState.Claimed));
        Assert.Contains($"stopped, {1_000 - over.Acted:N0} were not looked at", BulkWords.Says(over, Noon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_ends_stops_its_jobs_after_the_entry_at_hand_and_says_so()
    {
        var job = (await BeginAsync(1_000, default)).Value!;
        await _queue.Asked.Task;
        var ending = Services.GetRequiredService<BulkRunner>().StopAsync(default);
        _queue.Open.SetResult();
        await ending;

        var over = (await Jobs.FindAsync(job.Id, default))!;
        Assert.Equal((1, BulkOutcome.Stopped), (over.Acted, over.OutcomeAt(Noon)));
    }

    [Fact]
    public async Task The_history_lists_jobs_and_a_job_lists_every_answer()
    {
        _queue.Open.SetResult();
        var job = (await BeginAsync(3, default)).Value!;
        await OverAsync(job.Id);

        var row = Render<BulkJobsPage>().WaitForElement("[data-testid=bulk-job-row]");
        Assert.Equal($"/queue/jobs/{job.Id:D}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("done", row.TextContent, StringComparison.Ordinal);

        var page = Render<BulkJobPage>(p => p.Add(b => b.Id, job.Id.ToString("D")));
        Assert.Equal(3, page.WaitForElements("[data-testid=bulk-answer]").Count);
        page.Find("[data-testid=only-refused]").Change(true);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-testid=bulk-answer]")));
    }

    [Fact]
    public void Without_a_job_the_history_says_so_and_an_unknown_one_is_not_there()
    {
        Assert.Contains("No bulk job yet", Render<BulkJobsPage>().Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Assert.Contains("no such bulk job", Render<BulkJobPage>(p => p.Add(b => b.Id, Guid.NewGuid().ToString())).Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Assert.Contains("no id", Render<BulkJobPage>(p => p.Add(b => b.Id, "<b>")).Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
    }

    private Task<Done<BulkJob>> BeginAsync(int entries, CancellationToken tab) => Services.GetRequiredService<BulkRunner>().BeginAsync(
        Analyst, BulkAct.Claim, [.. Enumerable.Range(1, entries).Select(n => _queue.Add(SubjectKind.Account, $"acc-{n}"))], BulkTerms.None, tab);

    private async Task<BulkJob> OverAsync(Guid id)
    {
        var over = new TaskCompletionSource<BulkJob>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var heard = News.CasesChanged.Subscribe(Look);
        Look();
        return await over.Task.WaitAsync(TimeSpan.FromMinutes(2));

        void Look()
        {
            if (Jobs.FindAsync(id, default).Result is { EndedAt: not null } job) over.TrySetResult(job);
        }
    }

    /// <summary>A queue that answers nobody before it is opened.</summary>
    private sealed class GatedQueue : ITriageQueue
    {
        private readonly QueueInMemory _inner = new();

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when somebody waits for an answer.</summary>
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<QueueEntry> Entries => _inner.Entries;

        public QueueEntry Add(SubjectKind kind, string subject) => _inner.Add(kind, subject);

        public async Task<Refusal?> ClaimAsync(Person by, Guid id, long version, CancellationToken ct)
        {
            Asked.TrySetResult();
            await Open.Task;
            return await _inner.ClaimAsync(by, id, version, ct);
        }

        public Task<Page<QueueEntry>> LoadAsync(QueueFilter filter, CancellationToken ct) => _inner.LoadAsync(filter, ct);

        public Task<long> TotalAsync(QueueFilter filter, CancellationToken ct) => _inner.TotalAsync(filter, ct);

        public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => _inner.ValuesAsync(field, typed, take, ct);

        public Task<QueueEntry?> FindAsync(SubjectKind kind, string subject, CancellationToken ct) => _inner.FindAsync(kind, subject, ct);

        public Task<Done<QueueEntry>> ClaimNextAsync(Person by, QueueFilter filter, CancellationToken ct) => _inner.ClaimNextAsync(by, filter, ct);

        public Task<Refusal?> ReleaseAsync(Person by, Guid id, long version, CancellationToken ct) => _inner.ReleaseAsync(by, id, version, ct);

        public Task<Refusal?> CloseAsync(Person by, Guid id, long version, Verdict? verdict, string? note, CancellationToken ct) => _inner.CloseAsync(by, id, version, verdict, note, ct);

        public Task<Refusal?> ReopenAsync(Person by, Guid id, long version, CancellationToken ct) => _inner.ReopenAsync(by, id, version, ct);

        public Task<Refusal?> AssignAsync(Person by, Guid id, long version, string toId, CancellationToken ct) => _inner.AssignAsync(by, id, version, toId, ct);

        public Task<Refusal?> SnoozeAsync(Person by, Guid id, long version, DateTimeOffset? until, CancellationToken ct) => _inner.SnoozeAsync(by, id, version, until, ct);

        public Task<Refusal?> FoldAsync(Person by, Guid id, long version, Guid? into, CancellationToken ct) => _inner.FoldAsync(by, id, version, into, ct);

        public Task<IReadOnlyList<QueueHealth>> HealthAsync(CancellationToken ct) => _inner.HealthAsync(ct);

        public Task<IReadOnlyDictionary<QueueState, int>> CountAsync(CancellationToken ct) => _inner.CountAsync(ct);
    }
}
