using Investigator.Domain.Audit;

namespace Investigator.Domain.Detection.Rules;

/// <summary>The rules and prompt families that operators write, with all their versions. Each act names the version that the person looked at, and is refused when it changed meanwhile.</summary>
public interface IRuleBook
{
    /// <summary>All versions of all rules, by rule and newest first.</summary>
    Task<IReadOnlyList<RuleVersion>> AllAsync(CancellationToken ct);

    /// <summary>All versions of one rule, newest first; empty: there is none.</summary>
    Task<IReadOnlyList<RuleVersion>> OfAsync(string ruleId, CancellationToken ct);

    /// <summary>Begins a rule; its id comes from its title.</summary>
    Task<Done<RuleVersion>> WriteAsync(Person by, RuleDraft draft, CancellationToken ct);

    /// <summary>Begins the next version of a rule as a draft. Refused while another one is on its way.</summary>
    Task<Done<RuleVersion>> ReviseAsync(Person by, string ruleId, RuleDraft draft, CancellationToken ct);

    Task<Refusal?> EditAsync(Person by, Guid id, long version, RuleDraft draft, CancellationToken ct);

    /// <summary>Keeps the result of a test on history.</summary>
    Task<Refusal?> TestedAsync(Person by, Guid id, Backtest test, CancellationToken ct);

    Task<Refusal?> ShadowAsync(Person by, Guid id, long version, CancellationToken ct);

    Task<Refusal?> ProposeAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);

    /// <summary>Lets it go live; the version that was live until now is retired in the same step.</summary>
    Task<Refusal?> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    /// <summary>Lets it count for a share of the accounts; the version that is live until now counts for the others.</summary>
    /// <param name="percent">1 to 99.</param>
    Task<Refusal?> ApproveForAsync(Person by, Guid id, long version, int percent, string? answer, CancellationToken ct);

    /// <summary>Raises or lowers the share; at 100 it goes live, and the version that was live until now is retired in the same step.</summary>
    /// <param name="percent">1 to 100.</param>
    Task<Refusal?> ShareAsync(Person by, Guid id, long version, int percent, CancellationToken ct);

    Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct);

    Task<Refusal?> RetireAsync(Person by, Guid id, long version, string? reason, CancellationToken ct);
}
