using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Outcomes;

/// <summary>How accounts took what they took, over time.</summary>
public interface ICourseQuestions
{
    /// <summary>Per account and step of time, in order of time. Steps are whole half hours, as many as keep the answer under <paramref name="most"/> rows. O(roll-ups of the accounts).</summary>
    /// <param name="weights">What an output token of a prompt family counts.</param>
    /// <param name="rest">What one counts whose family is not among them, or that has none.</param>
    /// <param name="most">About the most rows.</param>
    Task<HarvestCourse> CourseAsync(IReadOnlyCollection<AccountId> accounts, IReadOnlyDictionary<string, double> weights, double rest, int most, CancellationToken ct);
}

/// <summary>The course of a harvest.</summary>
/// <param name="Step">How long each step is.</param>
/// <param name="LatestAt">The latest request of anybody that is stored; <c>null</c>: none is.</param>
public sealed record HarvestCourse(TimeSpan Step, DateTimeOffset? LatestAt, IReadOnlyList<CourseStep> Steps);

/// <summary>What an account took in one step.</summary>
/// <param name="From">When the step begins.</param>
/// <param name="Exchanges">Answered requests (status below 400).</param>
/// <param name="Weighted">Output tokens, each times the weight of its prompt's family.</param>
public readonly record struct CourseStep(AccountId AccountId, DateTimeOffset From, long Exchanges, long InputTokens, long OutputTokens, double Weighted)
{
    /// <summary>Both ways together.</summary>
    public double Tokens => (double)InputTokens + OutputTokens;
}
