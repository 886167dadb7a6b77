using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions.Policies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>When the policy in force looks at the accounts.</summary>
public sealed class PolicyRoundsTests : MeasuresContext
{
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly News _news = new();

    [Fact]
    public async Task Another_share_acts_at_once_other_acts_start_no_pass_and_an_hour_does_in_any_case()
    {
        var policy = Staged();
        using var rounds = new PolicyRounds(new PolicyRound(Services.GetRequiredService<PolicyGround>(), Measures), Measures, _news, _clock, NullLogger<PolicyRounds>.Instance);
        await rounds.StartAsync(default);
        await PassesAsync(1); // it came into force
        for (var n = 0; n < 20; n++) await ActAsync(); // of other things, for twenty minutes
        Assert.Equal(1, Measures.Passes);
        Assert.Null(policy.Share(new("manager-1", "Manager 1", Role.Manager), 60));
        await PassesAsync(2);
        _news.ResultsReplaced.Raise();
        await PassesAsync(3);
        for (var n = 0; n < 250 && Measures.Passes == 3; n++) await ActAsync();
        Assert.Equal(4, Measures.Passes); // the hour is not put off by acts
        await rounds.StopAsync(default);
    }

    private PolicyVersion Staged()
    {
        var author = new Person("analyst-9", "Analyst 9", Role.Analyst);
        var policy = PolicyVersion.Write(Guid.NewGuid(), 1, author, "Map", [new() { Name = "Pool", MinScore = 0.9, Action = PolicyAction.Observe, Tells = "Nothing changes." }], _clock).Value!;
        Assert.Null(policy.Tried(author, new(PolicyVersion.HashOf(policy.Rules), Noon, "A", Noon, 1, 1, 0, 1, 0, 0, [], [], [])));
        Assert.Null(policy.Propose(author, "Slows pools."));
        Assert.Null(policy.Approve(new("manager-1", "Manager 1", Role.Manager), null, 20, _clock));
        Measures.Policies.Add(policy);
        return policy;
    }

    private async Task ActAsync()
    {
        _news.CasesChanged.Raise();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(20);
    }

    private async Task PassesAsync(int passes)
    {
        for (var n = 0; n < 250 && Measures.Passes < passes; n++)
        {
            _news.CasesChanged.Raise();
            _clock.Advance(TimeSpan.FromSeconds(3));
            await Task.Delay(20);
        }

        Assert.Equal(passes, Measures.Passes);
    }
}
