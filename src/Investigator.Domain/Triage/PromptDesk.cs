using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>The only way to a prompt's text: with a purpose, and on the record.</summary>
public sealed class PromptDesk(IPromptTexts texts, IAuditLog audit)
{
    /// <summary>Writes who opened what and why into the audit, then hands out the text.</summary>
    /// <param name="purpose">10 to 500 characters.</param>
    public async Task<Done<PromptText>> OpenAsync(Person by, EventId id, string? purpose, CancellationToken ct)
    {
        if (!by.Investigates) return Refusal.NotAllowed;
        if (purpose is null || purpose.Trim().Length < 10) return Refusal.PurposeMissing;
        if (purpose.Length > 500) return Refusal.TooLong;
        if (await texts.FindAsync(id, ct).ConfigureAwait(false) is not { } text) return Refusal.TextGone;

        await audit.AppendAsync(by, "prompt.opened", $"event:{id}", new { account = text.AccountId.Value, purpose = purpose.Trim() }, ct).ConfigureAwait(false);
        return text;
    }
}
