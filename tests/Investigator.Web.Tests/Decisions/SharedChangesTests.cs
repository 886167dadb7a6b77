using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Points that ask alike share one reading, and none is told less than it would read for itself.</summary>
public sealed class SharedChangesTests : IDecisionStream
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly FakeTimeProvider _clock = new();
    private readonly List<DecisionChange> _changes = [];
    private TaskCompletionSource _gate = new();
    private int _reads;

    public SharedChangesTests() => _gate.SetResult();

    [Fact]
    public async Task A_thousand_that_ask_while_it_is_read_cost_one_reading_and_one_writing()
    {
        Decide(3);
        _gate = new();
        var shared = new SharedChanges(this, _clock);
        var asked = Enumerable.Range(0, 1000).Select(_ => shared.ReadAsync(0, 10, CancellationToken.None)).ToList();
        _gate.SetResult();

        var pages = await Task.WhenAll(asked);

        Assert.Equal(1, _reads);
        Assert.Single(pages.Select(p => p.Json(EnforcedKinds.Stops)).Distinct(ReferenceEqualityComparer.Instance));
        Assert.Equal(3, JsonDocument.Parse(pages[0].Json(EnforcedKinds.Stops)).RootElement.GetProperty("changes").GetArrayLength());
        Assert.Equal(0, JsonDocument.Parse(pages[0].Json(EnforcedKinds.Ban)).RootElement.GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task A_page_that_is_not_full_is_read_anew_and_a_full_one_is_kept_for_a_while()
    {
        Decide(3);
        var shared = new SharedChanges(this, _clock);
        Assert.Equal(3, (await shared.ReadAsync(0, 10, CancellationToken.None)).Found.Next);
        Decide(1);
        Assert.Equal(4, (await shared.ReadAsync(0, 10, CancellationToken.None)).Found.Next);
        Assert.Equal(2, _reads);

        Assert.True((await shared.ReadAsync(0, 2, CancellationToken.None)).Found.More);
        Assert.True((await shared.ReadAsync(0, 2, CancellationToken.None)).Found.More);
        Assert.Equal(3, _reads);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await shared.ReadAsync(0, 2, CancellationToken.None);
        Assert.Equal(4, _reads);
    }

    [Fact]
    public async Task One_that_gives_up_leaves_the_others_their_answer_and_a_store_that_fails_is_asked_again()
    {
        Decide(1);
        _gate = new();
        var shared = new SharedChanges(this, _clock);
        using var gone = new CancellationTokenSource();
        var (impatient, patient) = (shared.ReadAsync(0, 10, gone.Token), shared.ReadAsync(0, 10, CancellationToken.None));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _gate.SetException(new IOException("no disk"));
        await Assert.ThrowsAsync<IOException>(() => patient);

        _gate = new();
        _gate.SetResult();
        Assert.Equal(1, (await shared.ReadAsync(0, 10, CancellationToken.None)).Found.Next);
    }

    public async Task<DecisionChanges> SinceAsync(long since, int take, CancellationToken ct)
    {
        Interlocked.Increment(ref _reads);
        await _gate.Task;
        var found = _changes.Where(c => c.Position > since).ToList();
        return new([.. found.Take(take)], found.Count > 0 ? found[Math.Min(take, found.Count) - 1].Position : since, found.Count > take);
    }

    public Task<long> PositionAsync(CancellationToken ct) => Task.FromResult((long)_changes.Count);

    public Task<DecisionChanges> StandingAsync(CancellationToken ct) => throw new NotSupportedException();

    private void Decide(int accounts) => _changes.AddRange(
        Freeze.Of(Enumerable.Range(_changes.Count, accounts).Select(n => new AccountId($"acc-{n}")), Guid.NewGuid, null, "Harvest.", _clock.GetUtcNow().AddDays(1), Analyst, _clock)
            .Select((d, i) => DecisionChange.Of(_changes.Count + 1 + i, d, added: true, _clock.GetUtcNow())).ToList());
}
