using System.Globalization;
using System.Text.Json;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Customers;
using Investigator.Domain.Decisions.Outcomes;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Simulator.Worlds;
using Investigator.Web.Cli;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>From a simulated world to a policy in force: the world is ingested and analysed as any other, and a gateway that keeps to the stream is replayed on the world's own requests.</summary>
public sealed class PolicyOnACampaignTests(ITestOutputHelper told) : IAsyncLifetime
{
    private static readonly Person s_analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person s_manager = new("manager-1", "Manager 1", Role.Manager);

    private readonly string _folder = Directory.CreateTempSubdirectory("investigator-policy-").FullName;
    private ServiceProvider _services = null!;

    private static readonly PolicyRule[] s_rules =
        [new() { Name = "Suspected pool", MinScore = 0.5, Action = PolicyAction.Throttle, PerMinute = 1, Hours = 24, Tells = "Your rate is limited while we look at your use." }];

    [Fact]
    public async Task A_policy_slows_a_campaign_by_the_factor_that_its_trial_states_and_honest_customers_hardly_feel_it()
    {
        var truth = await WorldAsync();
        await The<Analysis>().RunAsync(new(), null, default);
        var cluster = (await The<IClusters>().LoadAsync(0, 1, default)).Rows.Single();
        var campaign = (await The<ICampaignDesk>().StartFromClusterAsync(s_analyst, "Pool", null, cluster.Id, null, default)).Value!;
        Assert.Null(await The<ICampaignDesk>().JudgeAsync(s_analyst, campaign.Id, campaign.Version, null, MemberStatus.Confirmed, "One work list.", default));

        var trial = await The<PolicySimulation>().RunAsync("Analyst 1", s_rules, default);
        var effect = Assert.Single(trial.Campaigns);
        told.WriteLine($"trial: {effect.Met} of {effect.Accounts} accounts met, {effect.Factor:0.00} times slower; honest loss {trial.HonestLoss:P4} of {trial.HonestRequests:N0} requests, {trial.HonestMet} of {trial.HonestAccounts} met");
        Assert.True(effect.Factor > 1.5, $"{effect.Factor}");
        Assert.True(trial.HonestLoss < 0.001, $"{trial.HonestLoss:P3}");

        var policy = await InForceAsync(trial, 25);
        await StagedAsync(truth, trial, 25);
        Assert.Null(await The<IPolicyDesk>().ShareAsync(s_manager, policy.Id, policy.Version, 100, default));
        var first = trial.Stages.Single(s => s.Percent == 25).Met;
        var pass = (await The<PolicyRound>().RunAsync(default))!;
        Assert.Equal((trial.Rules[0].Accounts - first, 0), (pass.Decided, pass.Left));
        Assert.Equal(new PolicyPass(0, 0, 0, 0), await The<PolicyRound>().RunAsync(default));

        var served = await ReplayAsync(truth);
        told.WriteLine($"gateway: campaign {served.Asked:N0} asked, {served.FraudServed:N0} served; honest {served.HonestAsked:N0} asked, {served.HonestRefused:N0} refused");
        Assert.Equal(effect.Factor, (double)served.MembersAsked / served.MembersServed, 2); // as the trial stated, to a hundredth
        Assert.True((double)served.HonestRefused / served.HonestAsked < 0.001, $"{served.HonestRefused} of {served.HonestAsked}");
        Assert.True((double)served.Asked / served.FraudServed > 1.3, "the planted campaign itself, by the truth that no store knows");

        Assert.Null(await The<IPolicyDesk>().StopAsync(s_analyst, policy.Id, "The test is over.", default));
        Assert.Equal(served.Asked, (await ReplayAsync(truth)).FraudServed); // the button reaches the gateway by the same stream

        var economics = (await The<CampaignEconomics>().OfAsync(s_analyst, campaign.Id, default)).Value!;
        Assert.True(economics.Strategies[0].Share < economics.Strategies[1].Share, "pool-wide at once takes less than one by one");
        var limits = (await The<LimitEffects>().RunAsync(s_analyst, 2, default)).Value!;
        told.WriteLine(string.Join("; ", limits.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"2 a minute on {r.Place}: honest {r.HonestRefused / limits.HonestRequests:P3}, campaign {r.Campaigns[0].Factor:0.0}x"))));
        Assert.True(limits.Rows.Single(r => r.Place is LimitPlace.Pool).Campaigns[0].Factor > limits.Rows.Single(r => r.Place is LimitPlace.Account).Campaigns[0].Factor);
    }

    // Staged: the trial states what each share will do, and the gateway shows it, to a hundredth.
    private async Task StagedAsync(Dictionary<string, (bool Fraud, string Campaign)> truth, PolicyTrial trial, int percent)
    {
        var stage = trial.Stages.Single(s => s.Percent == percent);
        var effect = Assert.Single(stage.Campaigns);
        Assert.Equal(stage.Met, (await The<PolicyRound>().RunAsync(default))!.Decided);
        Assert.InRange(effect.Met, 1, effect.Accounts - 1);
        var served = await ReplayAsync(truth);
        told.WriteLine($"staged to {percent} %: {effect.Met} of {effect.Accounts} accounts met, {effect.Factor:0.00} times slower as stated, {(double)served.MembersAsked / served.MembersServed:0.00} at the gateway; honest {served.HonestRefused:N0} of {served.HonestAsked:N0} refused");
        Assert.True(effect.Factor > 1.02 && effect.Factor < trial.Campaigns.Single().Factor, $"{effect.Factor}");
        Assert.Equal(effect.Factor, (double)served.MembersAsked / served.MembersServed, 2);
        Assert.True((double)served.HonestRefused / served.HonestAsked < 0.001, $"{served.HonestRefused} of {served.HonestAsked}");
    }

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["data"] = _folder }).Build();
        services.AddSingleton<IConfiguration>(configuration).AddStores(configuration);
        services.AddSingleton<DeclaredUse>().AddSingleton<IDeclared>(s => s.GetRequiredService<DeclaredUse>()).AddSingleton<IHonestSigns>(s => s.GetRequiredService<DeclaredUse>());
        services.AddSingleton<PolicyGround>().AddSingleton<HonestCustomers>().AddSingleton<PolicySimulation>().AddSingleton<PolicyRound>().AddSingleton<CampaignEconomics>().AddSingleton<LimitEffects>();
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<CaseStore>().PrepareAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task<Dictionary<string, (bool Fraud, string Campaign)>> WorldAsync()
    {
        var world = Path.Combine(_folder, "world");
        var plan = new WorldPlan { Campaigns = [new() { Family = "reasoning-elicitation", Accounts = 24, Evasion = 0, PerDay = 1500, Start = 1 }] };
        await World.WriteAsync(new() { Seed = 8, Scale = 0.15, Days = 5, Plan = plan }, world, progress: null, default);
        foreach (var (kind, file) in ((IngestStream, string)[])[(IngestStream.Accounts, "accounts.ndjson"), (IngestStream.Events, "events.ndjson")])
        {
            await using var lines = File.OpenRead(Path.Combine(world, file));
            await The<IUsageIngest>().IngestAsync(kind, file, lines, null, default);
        }

        return (await File.ReadAllLinesAsync(Path.Combine(world, "truth_accounts.csv"))).Skip(1).Select(row => row.Split(',')).ToDictionary(row => row[0], row => (row[1] == "fraud", row[3]), StringComparer.Ordinal);
    }

    private async Task<PolicyVersion> InForceAsync(PolicyTrial trial, int percent)
    {
        var desk = The<IPolicyDesk>();
        var id = (await desk.WriteAsync(s_analyst, "Map", s_rules, default)).Value!.Id;
        Assert.Null(await desk.TriedAsync(s_analyst, id, trial, default));
        Assert.Null(await desk.ProposeAsync(s_analyst, id, 1, "Slows the pool.", default));
        Assert.Null(await desk.ApproveAsync(s_manager, id, 2, percent, null, default));
        return (await desk.FindAsync(id, default))!;
    }

    // A gateway that knows what the stream told it, and nothing else: so many requests a minute of a throttled account, the rest refused.
    private async Task<Served> ReplayAsync(Dictionary<string, (bool Fraud, string Campaign)> truth)
    {
        var changes = (await The<IDecisionStream>().SinceAsync(0, 10_000, default)).Changes;
        var throttled = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var change in changes)
            if (change.Added) throttled[change.Target] = change.RequestsPerMinute!.Value;
            else throttled.Remove(change.Target);
        var campaign = (await The<ICampaignDesk>().LoadAsync(0, 1, default)).Rows[0].Id;
        var members = (await The<ICampaignDesk>().AccountsAsync(campaign, MemberStatus.Confirmed, default)).Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        var minutes = new Dictionary<(string, string), int>();
        var served = new Served();
        await foreach (var line in File.ReadLinesAsync(Path.Combine(_folder, "world", "events.ndjson")))
        {
            using var json = JsonDocument.Parse(line);
            var (account, time) = (json.RootElement.GetProperty("account_id").GetString()!, json.RootElement.GetProperty("time").GetString()!);
            var minute = (account, time[..16]);
            var passes = !throttled.TryGetValue(account, out var rate) || (minutes[minute] = minutes.GetValueOrDefault(minute) + 1) <= rate;
            served.Count(truth[account].Fraud, members.Contains(account), passes);
        }

        return served;
    }

    private sealed class Served
    {
        public int Asked { get; private set; }

        public int FraudServed { get; private set; }

        public int HonestAsked { get; private set; }

        public int HonestRefused { get; private set; }

        public int MembersAsked { get; private set; }

        public int MembersServed { get; private set; }

        public void Count(bool fraud, bool member, bool passes)
        {
            if (fraud) (Asked, FraudServed) = (Asked + 1, FraudServed + (passes ? 1 : 0));
            else (HonestAsked, HonestRefused) = (HonestAsked + 1, HonestRefused + (passes ? 0 : 1));
            if (member) (MembersAsked, MembersServed) = (MembersAsked + 1, MembersServed + (passes ? 1 : 0));
        }
    }
}
