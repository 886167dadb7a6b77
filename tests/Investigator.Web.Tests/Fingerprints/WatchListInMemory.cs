using Investigator.Domain.Audit;
using Investigator.Domain.Fingerprints;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Fingerprints;

/// <summary>A watch list held in memory; its acts follow the rules of the real record.</summary>
internal sealed class WatchListInMemory(DateTimeOffset now) : IWatchList
{
    private static readonly Person s_writer = new("a", "Analyst 1", Role.Analyst);

    private readonly FakeTimeProvider _clock = new(now);

    public List<WatchedSuspect> All { get; } = [];

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public WatchedSuspect Add(string name)
    {
        All.Add(WatchedSuspect.Add(Guid.NewGuid(), s_writer, new(name, WatchedKind.Model, "https://models.example", "Talks like ours.", null, 30), _clock).Value!);
        return All[^1];
    }

    public Task<Done<WatchedSuspect>> AddAsync(Person by, WatchedDraft draft, CancellationToken ct)
    {
        var added = WatchedSuspect.Add(Guid.NewGuid(), by, draft, _clock);
        if (added.Value is { } one) All.Add(one);
        return Task.FromResult(added);
    }

    public async Task<Page<WatchedRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. All.Skip(skip).Take(take).Select(w => new WatchedRow(w, null))], All.Count);
    }

    public Task<WatchedSuspect?> FindAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(All.Find(w => w.Id == id));

    public Task<Refusal?> LookAsync(Person by, Guid id, long version, string? seen, CancellationToken ct) => Task.FromResult(All.Single(w => w.Id == id).Look(by, seen, _clock));

    public Task<Refusal?> StartAsync(Person by, Guid id, Guid test, CancellationToken ct) => Task.FromResult(All.Single(w => w.Id == id).Start(by, test, _clock));

    public Task<Refusal?> EndAsync(Person by, Guid id, long version, string? reason, CancellationToken ct) => Task.FromResult(All.Single(w => w.Id == id).End(by, reason, _clock));

    public Task<WatchCounts> CountAsync(CancellationToken ct) => Task.FromResult(new WatchCounts(All.Count, All.Count(w => w.IsDue(now))));
}
