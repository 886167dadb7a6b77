using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Tries a measure on the last 30 days before anybody takes it: who would have been hit, those first that look honest.</summary>
public sealed class MeasureSimulation(IReachQuestions reach, IScores scores, IEnumerable<IHonestSigns> signs)
{
    /// <summary>The time it looks back from the latest stored request.</summary>
    public static TimeSpan LooksBack { get; } = TimeSpan.FromDays(30);

    private const int Most = 500;

    /// <summary>Nothing is done, and nothing is recorded: it reads what pages show anyway.</summary>
    public async Task<Done<SimulatedMeasure>> RunAsync(Person by, DecisionTarget target, DecisionKind kind, int? perMinute, CancellationToken ct)
    {
        if (!by.Sees) return Refusal.NotAllowed;
        var tidied = target.Tidy();
        if (tidied.Value is not { } tidy) return tidied.Refusal!.Value;
        if (kind is DecisionKind.Throttle && perMinute is not (>= 1 and <= DecisionTerms.MostPerMinute)) return Refusal.RateMissing;
        var found = await reach.ReachAsync(tidy, LooksBack, kind is DecisionKind.Throttle ? perMinute : null, Most, ct).ConfigureAwait(false);
        AccountId[] accounts = [.. found.Most.Select(a => a.AccountId)];
        var known = new Dictionary<AccountId, string>();
        foreach (var source in signs)
            foreach (var (account, sign) in await source.AmongAsync(accounts, ct).ConfigureAwait(false)) known.TryAdd(account, sign);
        var rated = await scores.AmongAsync(accounts, ct).ConfigureAwait(false);
        var rows = found.Most.Select(a => new SimulatedAccount(a, known.GetValueOrDefault(a.AccountId), rated.GetValueOrDefault(a.AccountId)?.Value ?? 0))
            .OrderBy(a => a.HonestSign is null).ThenBy(a => a.Score).ThenByDescending(a => a.Reached.Requests).ThenBy(a => a.Reached.AccountId.Value, StringComparer.Ordinal);
        return new SimulatedMeasure(tidy, found.Accounts, found.Requests, found.AboveRate, [.. rows]);
    }
}

/// <summary>What a measure would have hit.</summary>
/// <param name="AboveRate">Requests that a throttle would have refused; <c>null</c> for other kinds.</param>
/// <param name="Rows">Those that look honest first: what people said for them, then the lowest score. At most 500, those with most requests.</param>
public sealed record SimulatedMeasure(DecisionTarget Target, int Accounts, long Requests, long? AboveRate, IReadOnlyList<SimulatedAccount> Rows);

/// <summary>An account that would have been hit.</summary>
/// <param name="HonestSign">What speaks for it, in words; <c>null</c>: nothing that anybody said.</param>
/// <param name="Score">0 to 1.</param>
public sealed record SimulatedAccount(ReachedAccount Reached, string? HonestSign, double Score);
