using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;

namespace Investigator.Casework.Decisions;

/// <summary>Tells webhooks that take them what becomes of campaigns and proposals: one message for each act, written in its transaction.</summary>
internal sealed class CaseNotices : IFollowsActs
{
    public async Task FollowAsync(InvestigatorDb db, AuditEntry entry, CancellationToken ct)
    {
        if (!CaseEvent.Acts.Contains(entry.Act) || CaseEvent.Of(entry) is not { } notice) return;
        await WebhookOutbox.TellAsync(db, notice, EnforcedKinds.Cases, entry.At, ct).ConfigureAwait(false);
    }
}
