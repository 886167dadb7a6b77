using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class WebhookOutbox(RecordedActs acts, WebhookSecrets secrets) : IWebhookOutbox
{
    public async Task<IReadOnlyList<DueMessage>> TakeAsync(int most, TimeSpan hold, CancellationToken ct)
    {
        var look = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var lookHeld = look.ConfigureAwait(false);
        if (!await Due(look).AnyAsync(ct).ConfigureAwait(false)) return [];

        // The turn keeps a second server from taking the same; no news is raised, since nothing was decided.
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        var due = await Due(db).OrderBy(m => m.DueAt).ThenBy(m => m.FirstPosition).Take(most).ToListAsync(ct).ConfigureAwait(false);
        var ids = due.Select(m => m.WebhookId).Distinct().ToList();
        var hooks = await db.Webhooks.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct).ConfigureAwait(false);
        var taken = new List<(WebhookMessage Message, Webhook Hook, List<DecisionChange> Changes)>();
        foreach (var message in due)
        {
            var (first, last) = (message.FirstPosition, message.LastPosition);
            var changes = message.Type is not null ? [] : await db.DecisionChanges.AsNoTracking().Where(c => c.Position >= first && c.Position <= last).OrderBy(c => c.Position).ToListAsync(ct).ConfigureAwait(false);
            message.Take(acts.Clock.GetUtcNow() + hold);
            taken.Add((message, hooks[message.WebhookId], changes));
        }

        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
        // After the writer's turn: opening may make a new key, which the framework stores on a connection of its own.
        return [.. taken.Select(t => new DueMessage(
            t.Message.Id, t.Hook.Url, secrets.Open(t.Hook.ProtectedSecret), t.Message.CreatedAt, [.. t.Changes.Where(c => t.Hook.Kinds.Take(c.Kind, c.Scope))],
            t.Message.Type is { } type ? new(type, t.Message.Data!) : null))];
    }

    public async Task TriedAsync(Guid message, string? trouble, CancellationToken ct)
    {
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var turn = await WriteTurn.TakeAsync(db, ct).ConfigureAwait(false);
        await using var turnHeld = turn.ConfigureAwait(false);
        if (await db.WebhookMessages.SingleOrDefaultAsync(m => m.Id == message, ct).ConfigureAwait(false) is not { State: WebhookMessageState.Waiting } tried) return;
        var (id, said) = (tried.WebhookId, trouble is null ? null : ModelLimits.Cut(trouble, ModelLimits.Reason));
        // Attempts of many messages are spread by the random end of their ids.
        tried.Tried(said, acts.Clock.GetUtcNow(), message.ToByteArray()[15] / 255.0);
        (await db.Webhooks.SingleAsync(w => w.Id == id, ct).ConfigureAwait(false)).Tried(said, acts.Clock.GetUtcNow());
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        await turn.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>One message per <see cref="WebhookMessage.MostChanges"/> changes for each webhook that takes any of them; saved with the decisions.</summary>
    public static async Task WriteAsync(InvestigatorDb db, IReadOnlyList<DecisionChange> changes, DateTimeOffset at, CancellationToken ct)
    {
        var hooks = await db.Webhooks.AsNoTracking().Where(w => w.EndedAt == null).Select(w => new { w.Id, w.Kinds }).ToListAsync(ct).ConfigureAwait(false);
        foreach (var hook in hooks)
            foreach (var some in changes.Where(c => hook.Kinds.Take(c.Kind, c.Scope)).Chunk(WebhookMessage.MostChanges))
                db.WebhookMessages.Add(WebhookMessage.Of(Guid.CreateVersion7(at), hook.Id, new PositionRun(some[0].Position, some[^1].Position), at));
    }

    /// <summary>One message for each webhook that takes notices; saved with what it tells of.</summary>
    public static Task TellAsync(InvestigatorDb db, WebhookNotice notice, DateTimeOffset at, CancellationToken ct) => TellAsync(db, notice, EnforcedKinds.Notices, at, ct);

    /// <summary>The same, for each webhook that takes this kind of news.</summary>
    public static async Task TellAsync(InvestigatorDb db, WebhookNotice notice, EnforcedKinds kind, DateTimeOffset at, CancellationToken ct)
    {
        var hooks = await db.Webhooks.AsNoTracking().Where(w => w.EndedAt == null && (w.Kinds & kind) != 0).Select(w => w.Id).ToListAsync(ct).ConfigureAwait(false);
        db.WebhookMessages.AddRange(hooks.Select(hook => WebhookMessage.Of(Guid.CreateVersion7(at), hook, notice, at)));
    }

    private IQueryable<WebhookMessage> Due(InvestigatorDb db)
    {
        var (now, hooks) = (acts.Clock.GetUtcNow(), db.Webhooks);
        return db.WebhookMessages.Where(m => m.State == WebhookMessageState.Waiting && m.DueAt <= now && hooks.Any(w => w.Id == m.WebhookId && w.EndedAt == null));
    }
}
