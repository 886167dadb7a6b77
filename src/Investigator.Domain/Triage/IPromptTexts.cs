using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The stored text of prompts. Pages never ask this directly: the prompt desk asks it after writing the purpose into the audit.</summary>
public interface IPromptTexts
{
    /// <summary><c>null</c> when the text was never sent or its retention has passed.</summary>
    Task<PromptText?> FindAsync(EventId id, CancellationToken ct);
}

/// <summary>Text as sent by a stranger: hostile on every path.</summary>
public sealed record PromptText(EventId EventId, AccountId AccountId, string? SystemPrompt, string? Prompt, string? Response);
