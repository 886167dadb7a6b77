using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Appeals against one decision, by the domain's rules, held in memory.</summary>
internal sealed class AppealsInMemory(DateTimeOffset now, Decision decision, DecisionEvidence? evidence = null) : IAppeals
{
    private readonly FakeTimeProvider _clock = new(now);
    private readonly HashSet<string> _took = [decision.DecidedById];

    public List<Appeal> All { get; } = [];

    public bool Whole { get; set; } = true;

    public Task<Done<Appeal>> TakeInAsync(Person by, NewAppeal said, TimeSpan answeredIn, CancellationToken ct)
    {
        if (said.DecisionId is { } id ? id != decision.Id : said.AccountId != decision.AccountId) return Task.FromResult<Done<Appeal>>(Refusal.NotFound);
        var made = Appeal.Of(Guid.NewGuid(), by, decision, said.Text, said.Reference, answeredIn, _clock);
        if (made.Value is { } appeal) All.Add(appeal);
        return Task.FromResult(made);
    }

    public Task<Page<AppealRow>> LoadAsync(Person by, AppealFilter filter, int skip, int take, CancellationToken ct)
    {
        var rows = All.Where(a => (filter.State is null || a.State == filter.State) && (!filter.Late || a.DueAt < now))
            .Select(a => new AppealRow(a.Id, a.DecisionId, decision.Kind, decision.Scope, decision.Target, a.ReceivedAt, a.DueAt, a.State, a.AssigneeName, a.DecidedBy, a.DecidedAt)).ToList();
        return Task.FromResult(new Page<AppealRow>([.. rows.Skip(skip).Take(take)], rows.Count));
    }

    public Task<AppealCounts> CountAsync(CancellationToken ct) => Task.FromResult(new AppealCounts(All.Count(a => a.State is AppealState.Open), All.Count(a => a.State is AppealState.Open && a.DueAt < now)));

    public Task<AppealCase?> FindAsync(Person by, Guid id, CancellationToken ct) =>
        Task.FromResult(All.Find(a => a.Id == id) is { } appeal ? new AppealCase(appeal, decision, evidence, Whole, _took) : null);

    public Task<Appeal?> BroughtAsync(Person by, Guid id, CancellationToken ct) => Task.FromResult(All.Find(a => a.Id == id));

    public Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct) => Task.FromResult(All.Single(a => a.Id == id).Assign(by, by, _took));

    public Task<Refusal?> DecideAsync(Person by, Guid id, long version, bool overturns, string? answer, CancellationToken ct) =>
        Task.FromResult(All.Single(a => a.Id == id).Decide(by, overturns, answer, _took, _clock));

    public Task<IReadOnlyList<AppealCount>> DetectorsAsync(Person by, CancellationToken ct) => Task.FromResult<IReadOnlyList<AppealCount>>([new("shared-skeleton", 2, 1, 2, 3)]);

    public Task<Done<StatementOfReasons>> StatementAsync(Person by, Guid decisionId, string redress, CancellationToken ct) =>
        Task.FromResult<Done<StatementOfReasons>>(StatementOfReasons.Of(decision, FrozenFacts.None, redress));
}
