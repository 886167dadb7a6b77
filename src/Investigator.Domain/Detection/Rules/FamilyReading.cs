using Investigator.Domain.Text;

namespace Investigator.Domain.Detection.Rules;

/// <summary>What a text reads as: the wordings of a prompt family, or why it is none.</summary>
/// <param name="Family">Without a name: that stands beside the text.</param>
public sealed record FamilyReading(PromptFamily? Family, RuleFault? Fault);
