using Investigator.Casework.Data;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;

namespace Investigator.Casework.Triage.Queries;

/// <summary>What a query means beside its text.</summary>
/// <param name="Now">What offsets such as <c>-7d</c> count from.</param>
/// <param name="PersonId">Who "me" is; <c>null</c>: nobody.</param>
/// <param name="OnSqlite">Which of the two providers is asked.</param>
/// <param name="Names">Names as they are stored, for an indexed column whose names are typed in any case.</param>
internal sealed record QueryAsker(DateTimeOffset Now, string? PersonId, bool OnSqlite, IReadOnlyList<string> Names)
{
    /// <summary>Where other tables are asked beside; <c>null</c>: no field of the list needs one.</summary>
    public InvestigatorDb? Db { get; init; }

    /// <summary>The accounts on every resource that the query asks for: who uses what lies in the other store.</summary>
    public IReadOnlyDictionary<Resource, IReadOnlyCollection<AccountId>> Users { get; init; } = new Dictionary<Resource, IReadOnlyCollection<AccountId>>();

    /// <summary>The subjects that carry each word that the query asks for.</summary>
    public IReadOnlyDictionary<QueryValue, TaggedSubjects> Tagged { get; init; } = new Dictionary<QueryValue, TaggedSubjects>();
}
