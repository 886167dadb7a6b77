namespace Investigator.Domain.Detection.Rules;

/// <summary>What a text reads as: a rule, or why it is none.</summary>
public sealed record RuleReading(Rule? Rule, RuleFault? Fault);
