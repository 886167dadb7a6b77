using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Telemetry.DuckDb;

/// <inheritdoc cref="IPromptTexts"/>
internal sealed class DuckDbPromptTexts(TelemetryStore store) : IPromptTexts
{
    public async Task<PromptText?> FindAsync(EventId id, CancellationToken ct)
    {
        var rows = await store.AskAsync(
            "SELECT event_id, account_id, system_prompt, prompt, response FROM usage_text WHERE event_id = $id", [("id", id.Value)],
            row => new PromptText(new(row.GetString(0)), new(row.GetString(1)), Row.Text(row, 2), Row.Text(row, 3), Row.Text(row, 4)), ct).ConfigureAwait(false);
        return rows.FirstOrDefault();
    }
}
