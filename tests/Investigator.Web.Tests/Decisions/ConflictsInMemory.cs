using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Conflicts of interest as a test says them.</summary>
internal sealed class ConflictsInMemory(DateTimeOffset now) : IConflicts
{
    private readonly FakeTimeProvider _clock = new(now);

    /// <summary>Whom a rule keeps from deciding.</summary>
    public Dictionary<string, Refusal> People { get; } = [];

    public List<Affiliation> Declared { get; } = [];

    public Task<Conflict?> OfProposalAsync(Person by, Guid proposal, CancellationToken ct) => Of(by);

    public Task<Conflict?> OfCountermeasureAsync(Person by, Guid countermeasure, CancellationToken ct) => Of(by);

    public Task<Conflict?> OfPolicyAsync(Person by, Guid policy, CancellationToken ct) => Of(by);

    public Task<Conflict?> OfAppealAsync(Person by, Guid appeal, CancellationToken ct) => Of(by);

    public Task<Page<Affiliation>> LoadAsync(Person by, int skip, int take, CancellationToken ct) => Task.FromResult(new Page<Affiliation>([.. Declared.Skip(skip).Take(take)], Declared.Count));

    public Task<Done<Affiliation>> DeclareAsync(Person by, string? personId, string? organization, string? why, CancellationToken ct)
    {
        var done = Affiliation.Declare(Guid.NewGuid(), by, personId, organization, why, _clock);
        if (done.Value is { } one) Declared.Insert(0, one);
        return Task.FromResult(done);
    }

    public Task<Refusal?> EndAsync(Person by, Guid affiliation, CancellationToken ct) => Task.FromResult(Declared.Single(a => a.Id == affiliation).End(by, _clock));

    private Task<Conflict?> Of(Person by) => Task.FromResult(People.TryGetValue(by.Id, out var why) ? new Conflict(why) : null);
}
