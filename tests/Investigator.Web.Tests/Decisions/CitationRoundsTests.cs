using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The telemetry store is told what evidence names, page by page, and what no longer.</summary>
public sealed class CitationRoundsTests : ICitations, ICitedEvents, IDisposable
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly List<(long Position, CitedEvents Cited)> _told = [.. Enumerable.Range(1, 5).Select(n => ((long)n, new CitedEvents(Guid.NewGuid(), [new EventId($"e{n}")])))];
    private readonly List<GoneEvidence> _gone = [];
    private readonly List<string> _kept = [];
    private readonly List<Guid> _released = [];
    private readonly ServiceProvider _services;
    private long _position;

    public CitationRoundsTests() => _services = new ServiceCollection().AddSingleton<ICitedEvents>(this).BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task All_pages_are_kept_once_and_what_went_is_released_once()
    {
        using var rounds = Rounds();
        await rounds.RoundAsync(default);
        await rounds.RoundAsync(default);
        Assert.Equal(["e1", "e2", "e3", "e4", "e5"], _kept);
        Assert.Empty(_released);

        _gone.Add(new(_told[0].Cited.DecisionId, s_noon));
        await rounds.RoundAsync(default);
        _gone.Add(new(_told[1].Cited.DecisionId, s_noon.AddMinutes(1)));
        await rounds.RoundAsync(default);
        Assert.Equal([_told[0].Cited.DecisionId, _told[1].Cited.DecisionId], _released.Distinct());
    }

    [Fact]
    public async Task After_the_case_store_was_set_back_it_begins_anew()
    {
        _position = 4711;
        using var rounds = Rounds();
        await rounds.RoundAsync(default);
        Assert.Equal((5L, 5), (_position, _kept.Count));
    }

    private CitationRounds Rounds() => new(_services, this, TimeProvider.System, NullLogger<CitationRounds>.Instance);

    Task<CitationPage> ICitations.SinceAsync(long position, CancellationToken ct)
    {
        if (position > 5) return Task.FromResult(new CitationPage([], 0, true));
        var page = _told.Where(t => t.Position > position).Take(2).ToList();
        return Task.FromResult(page.Count == 0 ? new CitationPage([], position, false) : new CitationPage([.. page.Select(t => t.Cited)], page[^1].Position, page[^1].Position < 5));
    }

    Task<IReadOnlyList<GoneEvidence>> ICitations.GoneAsync(DateTimeOffset since, CancellationToken ct) => Task.FromResult<IReadOnlyList<GoneEvidence>>([.. _gone.Where(g => g.At >= since)]);

    Task<long> ICitedEvents.PositionAsync(CancellationToken ct) => Task.FromResult(_position);

    Task ICitedEvents.KeepAsync(IReadOnlyCollection<CitedEvents> cited, long position, CancellationToken ct)
    {
        _kept.AddRange(cited.SelectMany(c => c.Events).Select(e => e.Value));
        _position = position;
        return Task.CompletedTask;
    }

    Task ICitedEvents.ReleaseAsync(IReadOnlyCollection<Guid> decisions, CancellationToken ct)
    {
        _released.AddRange(decisions);
        return Task.CompletedTask;
    }
}
