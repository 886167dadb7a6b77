using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>Reads what policies look at: the traffic of 30 days, scores, the allow list, and what customers declared.</summary>
public sealed class PolicyGround(IPolicyQuestions questions, IScores scores, IPolicyDesk desk, IDeclared declared, IVerified verified)
{
    /// <summary>The time it looks back from the latest stored request.</summary>
    public static TimeSpan LooksBack { get; } = TimeSpan.FromDays(30);

    /// <summary>O(accounts log accounts) beside the questions to the stores.</summary>
    public Task<PolicySeen> ReadAsync(CancellationToken ct) => ReadAsync(LooksBack, ct);

    /// <summary>The same over another time.</summary>
    public async Task<PolicySeen> ReadAsync(TimeSpan before, CancellationToken ct)
    {
        var facts = await questions.FactsAsync(before, null, ct).ConfigureAwait(false);
        var rated = new Dictionary<AccountId, double>();
        await foreach (var score in scores.AllAsync(ct).ConfigureAwait(false)) rated[score.AccountId] = score.Value;
        var undeclared = await declared.MissedAsync(facts, ct).ConfigureAwait(false);
        var passed = await verified.PassedAsync(ct).ConfigureAwait(false);
        facts = [.. facts.Select(f => passed.TryGetValue(f.AccountId, out var level) && PolicyRule.LevelOf(level) > PolicyRule.LevelOf(f.Verification) ? f with { Verification = level } : f)];
        return new(PolicyFacts.Complete(facts, rated, undeclared), await desk.AllowedAsync(ct).ConfigureAwait(false), await questions.LatestAsync(ct).ConfigureAwait(false));
    }
}

/// <summary>What policies look at.</summary>
/// <param name="Allowed">Accounts on the allow list.</param>
public sealed record PolicySeen(IReadOnlyList<PolicyFacts> Facts, IReadOnlySet<AccountId> Allowed, DateTimeOffset? Latest);

/// <summary>What customers declared, against what they do.</summary>
public interface IDeclared
{
    /// <summary>Accounts whose traffic is not what was declared for them. Who declared nothing is not among them.</summary>
    Task<IReadOnlySet<AccountId>> MissedAsync(IReadOnlyList<PolicyFacts> facts, CancellationToken ct);
}

/// <summary>What customers showed of themselves when they were asked.</summary>
public interface IVerified
{
    /// <summary>The strongest level that each account reached by a verification that was asked for here: <c>email</c>, <c>phone</c>, <c>payment</c> or <c>kyc</c>.</summary>
    Task<IReadOnlyDictionary<AccountId, string>> PassedAsync(CancellationToken ct);
}
