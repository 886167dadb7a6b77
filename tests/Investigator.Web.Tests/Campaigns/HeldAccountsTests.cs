using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Ingest;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>What a composed console holds back from retention: what is configured, and campaigns under legal hold.</summary>
public sealed class HeldAccountsTests : IAsyncLifetime
{
    private readonly RunningConsole _console = new();

    public Task InitializeAsync() => _console.StartAsync("--Telemetry:LegalHolds:0=configured");

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Configured_accounts_and_members_of_held_campaigns_are_both_held()
    {
        var (analyst, manager) = (new Person("analyst-1", "Analyst 1", Role.Analyst), new Person("manager-1", "Manager 1", Role.Manager));
        var campaign = (await _console.Services.GetRequiredService<ICampaignDesk>().StartAsync(analyst, "Pool", null, [new("acc-1")], "queue", default)).Value!;
        Assert.Null((await _console.Services.GetRequiredService<ICampaignHolds>().PlaceAsync(manager, campaign.Id, "Court A.", default)).Refusal);

        var held = new List<AccountId>();
        foreach (var holds in _console.Services.GetServices<ILegalHolds>()) held.AddRange(await holds.HeldAccountsAsync(default));

        Assert.Equal(["acc-1", "configured"], held.Select(account => account.Value).Order(StringComparer.Ordinal));
    }
}
