namespace Investigator.Domain.Triage;

/// <summary>One verdict on an entry with its note: kept also after the entry was opened again.</summary>
public sealed record Judgement(Verdict Verdict, string Note, string By, DateTimeOffset At);
