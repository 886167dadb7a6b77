namespace Investigator.Domain.Triage.Queries;

/// <summary>What a text reads as: a query, a fault, or, when it is blank, neither.</summary>
public sealed record QueryReading(Query? Query, QueryFault? Fault);
