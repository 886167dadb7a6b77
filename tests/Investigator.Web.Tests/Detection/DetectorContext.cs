using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Usage;
using Investigator.Web.Tests.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Detection;

/// <summary>A tab that shows detectors, over stores in memory.</summary>
public abstract class DetectorContext : ConsoleContext
{
    protected const string RuleText = "requests in 1h > 40 and distinct(ip) in 1d >= 5";

    protected static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);

    protected DetectorContext()
    {
        Desk = new(Clock);
        Services.AddSingleton(Clock);
        Services.AddSingleton<IRuleBook>(Desk).AddSingleton<IDetectorDesk>(Desk).AddSingleton<IDetectorRecord>(Desk).AddSingleton<IDetectorVerdicts>(Desk).AddSingleton<IDetectorDependents>(Desk);
        Services.AddSingleton<IHits>(Found).AddSingleton<IUsageQuestions>(Usage).AddSingleton<IRuleQuestions>(Usage).AddSingleton<Backtests>().AddSingleton<IFamilyQuestions>(Families).AddSingleton<WordingSearch>();
        foreach (var detector in DetectorCatalogue.Create()) Services.AddSingleton(detector);
    }

    private protected DetectorsInMemory Desk { get; }

    private protected FindingsInMemory Found { get; } = new();

    private protected RuleUsage Usage { get; } = new();

    private protected FamilyAnswers Families { get; } = new();

    private protected static RuleDraft Draft(string text = RuleText, string title = "Night bursts") => new(title, "Bursts at night.", "A batch job.", text);

    /// <summary>A version that was tested and waits in shadow or further on.</summary>
    private protected RuleVersion InShadow(Person by)
    {
        var rule = Desk.Write(by, Draft());
        rule.Tested(by, ATest(rule.Text));
        rule.Shadow(by, Clock);
        Desk.Volumes.Add(DetectorVolume.Of(Guid.NewGuid(), Noon, new(new(rule.RuleId, rule.Number, "", "", "", []), true, 3, 0, 1000)));
        return rule;
    }

    private protected static Backtest ATest(string text) => new(text, Noon, "Analyst 1", TimeWindow.Ending(Noon, TimeSpan.FromDays(30)), 0.5, 100, 3, 1, 2,
        [new("acc-honest", null, "requests in 1h: 50", ["it pays with a verified means"], ["stolen-key"]), new("acc-2", "key-1", "requests in 1h: 90", [], [])]);

    protected TimeProvider Clock { get; } = new FakeTimeProvider(Noon);

    /// <summary>Answers rules and the questions around them.</summary>
    internal sealed class RuleUsage : IRuleQuestions, IUsageQuestions
    {
        public RuleMatches Matches { get; set; } = new([], 0);

        public Task<RuleMatches> MatchesAsync(Rule rule, TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => Task.FromResult(Matches);

        public IReadOnlyList<string> ReadsFrom(Rule rule) => ["half-hour roll-ups"];

        public Task<TimeWindow?> SpanAsync(CancellationToken ct) => Task.FromResult<TimeWindow?>(TimeWindow.Ending(Noon, TimeSpan.FromDays(30)));

        public Task<IReadOnlyList<AccountProfile>> ProfilesAsync(TimeWindow window, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountProfile>>([]);

        public Task<long> LastBatchAsync(CancellationToken ct) => Task.FromResult(0L);

        public Task<IReadOnlyList<AccountId>> SentAsync(long after, long upTo, CancellationToken ct) => Task.FromResult<IReadOnlyList<AccountId>>([]);

        public Task<IReadOnlyDictionary<AccountId, EventSample>> SampleAsync(TimeWindow window, EventChoice choice, IReadOnlyCollection<EventsAsked> asked, int take, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<NetworkUse>> NetworksAsync(TimeWindow window, int fewest, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<StrangeUse>> StrangersAsync(TimeWindow window, IReadOnlyCollection<StrangersAsked> asked, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<SecondHands>> SecondHandsAsync(TimeWindow window, SecondHandsAsked asked, IReadOnlyCollection<AccountId>? only, CancellationToken ct) => throw new NotSupportedException();
    }
}
