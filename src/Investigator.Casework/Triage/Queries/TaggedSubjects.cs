namespace Investigator.Casework.Triage.Queries;

/// <summary>Subjects of queue entries, as the entries name them.</summary>
internal sealed record TaggedSubjects(IReadOnlyCollection<string> Accounts, IReadOnlyCollection<string> Clusters);
