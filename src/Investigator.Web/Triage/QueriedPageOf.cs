using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Web.Triage;

/// <summary>A <see cref="QueriedPage"/> of rows that come from one question.</summary>
/// <typeparam name="T">A row.</typeparam>
public abstract class QueriedPage<T> : QueriedPage
{
    /// <summary>What is listed; <c>null</c> while it is asked for the first time.</summary>
    protected Page<T>? Found { get; private set; }

    /// <summary>Asks for the rows of one page.</summary>
    protected abstract Task<Page<T>> FindAsync(Query? query, int skip, int take, CancellationToken ct);

    protected override async Task LoadAsync()
    {
        var asked = (Reading, Skip);
        if (Reading.Fault is not null) return;
        var page = await FindAsync(Reading.Query, Skip, Most, Leaving);
        if (asked == (Reading, Skip)) Found = page; // else the reader has asked for something else meanwhile
    }
}
