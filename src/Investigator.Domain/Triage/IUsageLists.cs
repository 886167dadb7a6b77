using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Stored usage as lists under a query. Answers come from the telemetry store; totals are exact.</summary>
public interface IUsageLists
{
    /// <summary>Requests of all accounts, latest first.</summary>
    /// <param name="query">Over <see cref="EventFields"/>; <c>null</c>: all.</param>
    Task<Page<UsageEvent>> EventsAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>Sessions of all accounts, the one that began last first.</summary>
    /// <param name="query">Over <see cref="SessionFields"/>; <c>null</c>: all.</param>
    Task<Page<SessionLine>> SessionsAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>API keys, the most used first.</summary>
    /// <param name="query">Over <see cref="KeyFields"/>; <c>null</c>: all.</param>
    Task<Page<KeyLine>> KeysAsync(Query? query, int skip, int take, CancellationToken ct);

    /// <summary>Values of a field of <see cref="EventFields"/> that hold what is typed, most frequent first: with their requests, or their accounts where the field is a resource; empty for fields whose values are not listed.</summary>
    Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct);
}
