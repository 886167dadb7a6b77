using Investigator.Casework.Audit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Decisions;

internal sealed class Webhooks(RecordedActs acts, WebhookSecrets secrets) : IWebhooks
{
    public async Task<IReadOnlyList<WebhookRow>> LoadAsync(Person by, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var hooks = await db.Webhooks.AsNoTracking().OrderBy(w => w.EndedAt == null ? 0 : 1).ThenBy(w => w.Name).ToListAsync(ct).ConfigureAwait(false);
        var counts = await db.WebhookMessages.Where(m => m.State != WebhookMessageState.Delivered).GroupBy(m => new { m.WebhookId, m.State })
            .Select(g => new { g.Key.WebhookId, g.Key.State, Count = g.Count() }).ToListAsync(ct).ConfigureAwait(false);
        int Count(Guid id, WebhookMessageState state) => counts.Where(c => c.WebhookId == id && c.State == state).Sum(c => c.Count);
        return [.. hooks.Select(w => new WebhookRow(
            w.Id, w.Name, w.Url, w.Kinds, w.CreatedBy, w.CreatedAt, w.EndedAt, w.DeliveredAt, w.Failures, w.Trouble, Count(w.Id, WebhookMessageState.Waiting), Count(w.Id, WebhookMessageState.Dead)))];
    }

    public async Task<Done<NewWebhook>> CreateAsync(Person by, string name, string url, EnforcedKinds kinds, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (string.IsNullOrWhiteSpace(name)) return Refusal.NameMissing;
        if (name.Length > 100) return Refusal.TooLong;
        if (StandardWebhook.AddressOf(url) is not { } address) return Refusal.AddressWrong;
        var wanted = kinds & (EnforcedKinds.All | EnforcedKinds.Notices | EnforcedKinds.Cases);
        // Scopes alone say nothing: they widen kinds.
        if ((wanted & ~EnforcedKinds.OtherScopes) is EnforcedKinds.None) return Refusal.NothingChosen;
        var trimmed = name.Trim();
        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var secret = StandardWebhook.NewSecret();
        var stored = secrets.Protect(secret);
        return await acts.DoAsync<NewWebhook>(
            async db =>
            {
                if (await db.Webhooks.AnyAsync(w => w.Name == trimmed, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                var hook = Webhook.Create(acts.NewId(), trimmed, address, wanted, stored, by, acts.Clock);
                db.Webhooks.Add(hook);
                await acts.RecordAsync(db, by, "webhook.created", $"webhook:{hook.Id}", new { name = trimmed, url = hook.Url, kinds = hook.Kinds.ToString() }, ct).ConfigureAwait(false);
                return new NewWebhook(hook.Id, trimmed, secret);
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Refusal?> EndAsync(Person by, Guid webhook, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == webhook, ct).ConfigureAwait(false) is not { } hook) return Refusal.NotFound;
                if (hook.End(acts.Clock) is { } no) return no;
                await acts.RecordAsync(db, by, "webhook.ended", $"webhook:{webhook}", new { name = hook.Name }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }

    public async Task<Page<WebhookMessage>> MessagesAsync(Person by, Guid webhook, WebhookMessageState state, int skip, int take, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return new([], 0);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var messages = db.WebhookMessages.AsNoTracking().Where(m => m.WebhookId == webhook && m.State == state);
        var total = await messages.LongCountAsync(ct).ConfigureAwait(false);
        return new(await messages.OrderByDescending(m => m.FirstPosition).ThenBy(m => m.Id).Skip(skip).Take(take).ToListAsync(ct).ConfigureAwait(false), total);
    }

    public async Task<Refusal?> ResendAsync(Person by, Guid webhook, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.Webhooks.SingleOrDefaultAsync(w => w.Id == webhook && w.EndedAt == null, ct).ConfigureAwait(false) is not { } hook) return Refusal.NotFound;
                var dead = await db.WebhookMessages.Where(m => m.WebhookId == webhook && m.State == WebhookMessageState.Dead).ToListAsync(ct).ConfigureAwait(false);
                if (dead.Count == 0) return Refusal.AlreadyDecided;
                foreach (var message in dead) message.Resend(acts.Clock.GetUtcNow());
                await acts.RecordAsync(db, by, "webhook.resent", $"webhook:{webhook}", new { name = hook.Name, messages = dead.Count }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }
}
