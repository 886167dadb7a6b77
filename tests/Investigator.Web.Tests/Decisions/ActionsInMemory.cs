using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Decisions;

/// <summary>Measures that follow the domain's rules, held in memory; the dry run says what it is told to.</summary>
internal sealed class ActionsInMemory(DateTimeOffset now) : IActionDesk
{
    private readonly FakeTimeProvider _clock = new(now);

    public List<Decision> Made { get; } = [];

    /// <summary>Acts on campaigns that were asked for with a timing.</summary>
    public List<DecisionTerms> Later { get; } = [];

    public BlastRadius Radius { get; set; } = new([], 0, 0, 0, 0, 0, 0, 0, 0, Neighbours.None);

    public Task<Done<FreezeReceipt>> ActAsync(Person by, DecisionTarget target, DecisionTerms terms, CancellationToken ct) =>
        Task.FromResult(target.Tidy().Value is { } tidy ? Make(by, [tidy], null, terms) : target.Tidy().Refusal!.Value);

    public Task<Done<FreezeReceipt>> ActOnCampaignAsync(Person by, Guid campaign, int expected, DecisionTerms terms, CancellationToken ct) =>
        Task.FromResult(expected != Radius.Total ? Refusal.ChangedMeanwhile : Make(by, [.. Radius.Accounts.Select(DecisionTarget.Of)], campaign, terms));

    /// <summary>Those of a selection that are left out.</summary>
    public HashSet<AccountId> Innocent { get; } = [];

    public Task<FreezePreview> PreviewAsync(IReadOnlyCollection<AccountId> accounts, DecisionKind kind, CancellationToken ct)
    {
        var free = Free(accounts);
        return Task.FromResult(new FreezePreview(free, free.Count, accounts.Count - free.Count - accounts.Count(Innocent.Contains), accounts.Count(Innocent.Contains), 0));
    }

    public Task<Done<FreezeReceipt>> ActOnAccountsAsync(Person by, IReadOnlyCollection<AccountId> accounts, int expected, DecisionTerms terms, CancellationToken ct) =>
        Task.FromResult(Free(accounts) is var free && free.Count != expected ? Refusal.ChangedMeanwhile : Make(by, [.. Free(accounts).Select(DecisionTarget.Of)], null, terms));

    private List<AccountId> Free(IReadOnlyCollection<AccountId> accounts) => [.. accounts.Where(a => !Innocent.Contains(a) && !Made.Exists(d => d.Stands && d.AccountId == a))];

    public Task<Done<BlastRadius>> DryRunAsync(Person by, Guid campaign, DecisionKind kind, CancellationToken ct) => Task.FromResult<Done<BlastRadius>>(Radius);

    public Task<Done<Decision>> RenewAsync(Person by, Guid decision, string? reason, DateTimeOffset? expiresAt, CancellationToken ct)
    {
        var done = Made.Single(d => d.Id == decision).Renew(Guid.NewGuid(), Guid.NewGuid(), by, reason, expiresAt, _clock);
        if (done.Value is { } next) Made.Insert(0, next);
        return Task.FromResult(done);
    }

    public Task<Page<Decision>> StandingAsync(Person by, DecisionKind? kind, DecisionScope? scope, int skip, int take, CancellationToken ct)
    {
        var found = Made.Where(d => d.Stands && (kind is null || d.Kind == kind) && (scope is null || d.Scope == scope)).ToList();
        return Task.FromResult(new Page<Decision>([.. found.Skip(skip).Take(take)], found.Count));
    }

    public Task<IReadOnlyList<Decision>> AgainstAsync(RequestSubject request, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Decision>>([.. Made.Where(d => d.Stands && new DecisionTarget(d.Scope, d.Target).Holds(request))]);

    private Done<FreezeReceipt> Make(Person by, IReadOnlyCollection<DecisionTarget> targets, Guid? campaign, DecisionTerms terms)
    {
        var plain = terms.Plain();
        if (plain.Check(by, _clock) is { } no) return no;
        if (!plain.Timing.IsAtOnce)
        {
            if (plain.Timing.Check(_clock) is { } untimely) return untimely;
            Later.Add(plain);
            return new FreezeReceipt(Guid.NewGuid(), targets.Count, plain.ExpiresAt!.Value) { OnItsWay = true };
        }

        if (targets.Any(t => plain.Kind.NeedsSecondPerson(t.Scope))) return Refusal.NeedsSecondPerson;
        var made = Freeze.Of(targets, Guid.NewGuid, campaign, plain, by, _clock);
        Made.InsertRange(0, made);
        return new FreezeReceipt(made[0].ActId, made.Count, plain.ExpiresAt!.Value);
    }
}
