using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Gateways;
using Investigator.Web.Tests.Audit;
using Investigator.Web.Tests.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>The client that gateway owners copy, against a real console.</summary>
public sealed class DecisionFollowerTests : IAsyncLifetime, IDisposable
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly RunningConsole _console = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new();
    private UsageSender? _gateway;

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        _gateway = await UsageSender.WithAsync(_console, ApiScope.Decisions);
        _http.BaseAddress = _console.Address;
    }

    [Fact]
    public async Task It_learns_what_stands_and_what_changes()
    {
        var before = await FreezeAsync("acc-1", days: 7);
        await LiftAsync(await FreezeAsync("acc-2", days: 7));
        var (follower, running) = Follow();
        await Patience.UntilAsync(() => follower.Position >= 0);
        Assert.Equal(("freeze", null), (follower.DecisionOn("acc-1"), follower.DecisionOn("acc-2")));

        await FreezeAsync("acc-3", days: 7);
        await LiftAsync(before);
        await Patience.UntilAsync(() => follower.DecisionOn("acc-3") == "freeze" && follower.DecisionOn("acc-1") is null);
        await Patience.UntilAsync(() => follower.Acknowledged == follower.Position);
        var told = await _console.Services.GetRequiredService<IEnforcementPoints>().OfAccountAsync(Analyst, new("acc-3"), 10, CancellationToken.None);
        Assert.Single(told.Rows);
        await _end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task While_the_console_is_away_it_holds_what_it_knows_and_comes_back_by_itself()
    {
        await FreezeAsync("acc-1", days: 7);
        var (follower, running) = Follow();
        await Patience.UntilAsync(() => follower.DecisionOn("acc-1") == "freeze");

        await _console.StopAsync();
        await Patience.UntilAsync(() => follower.Trouble is not null);
        Assert.Equal("freeze", follower.DecisionOn("acc-1"));

        await _console.StartAsync();
        await FreezeAsync("acc-2", days: 7);
        await Patience.UntilAsync(() => follower.DecisionOn("acc-2") == "freeze");
        await Patience.UntilAsync(() => follower.Trouble is null);
        await _end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_freeze_ends_at_its_time_without_the_console()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await FreezeAsync("acc-1", days: 7);
        var (follower, running) = Follow(clock);
        await Patience.UntilAsync(() => follower.DecisionOn("acc-1") == "freeze");
        clock.Advance(TimeSpan.FromDays(8));
        Assert.Null(follower.DecisionOn("acc-1"));
        await _end.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_wrong_key_is_told_and_nobody_is_held()
    {
        var follower = new DecisionFollower(_http, "wrong");
        var running = follower.RunAsync(_end.Token);
        await Patience.UntilAsync(() => follower.Trouble is not null);
        Assert.Contains("401", follower.Trouble, StringComparison.Ordinal);
        Assert.Equal((-1L, null), (follower.Position, follower.DecisionOn("acc-1")));
        await _end.CancelAsync();
        await running;
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        _gateway?.Dispose();
        await _console.DisposeAsync();
    }

    public void Dispose()
    {
        _end.Dispose();
        _http.Dispose();
    }

    private (DecisionFollower Follower, Task Running) Follow(TimeProvider? clock = null)
    {
        var follower = new DecisionFollower(_http, _gateway!.Key!, TimeSpan.FromSeconds(20), clock);
        return (follower, follower.RunAsync(_end.Token));
    }

    private async Task<Guid> FreezeAsync(string account, int days)
    {
        var desk = _console.Services.GetRequiredService<IFreezeDesk>();
        Assert.Null((await desk.FreezeAccountAsync(Analyst, new(account), "shares a card with a pool", TimeProvider.System.GetUtcNow().AddDays(days), CancellationToken.None)).Refusal);
        return (await desk.OfAccountAsync(new(account), CancellationToken.None))[0].Id;
    }

    private async Task LiftAsync(Guid decision) => Assert.Null(await _console.Services.GetRequiredService<IFreezeDesk>().LiftAsync(Analyst, decision, "A mistake.", CancellationToken.None));
}
