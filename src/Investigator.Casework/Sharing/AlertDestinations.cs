using Investigator.Casework.Audit;
using Investigator.Casework.Decisions;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Sharing.Alerts;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

internal sealed class AlertDestinations(RecordedActs acts, WebhookSecrets secrets) : IAlertDestinations
{
    public async Task<IReadOnlyList<AlertDestinationRow>> LoadAsync(Person by, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return [];
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        return await db.AlertDestinations.AsNoTracking().OrderBy(d => d.EndedAt == null ? 0 : 1).ThenBy(d => d.Name)
            .Select(d => new AlertDestinationRow(
                d.Id, d.Name, d.Transport, d.Address, d.Format, d.Kinds, d.CreatedBy, d.CreatedAt, d.EndedAt, d.DeliveredAt, d.Delivered, d.Failures, d.Trouble, d.DueAt))
            .ToListAsync(ct).ConfigureAwait(false);
    }

    public async Task<Done<NewAlertDestination>> CreateAsync(Person by, AlertDestinationPlan plan, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        if (plan.Check() is { } wrong) return wrong;
        // Before the writer's turn: protecting may make a new key, which the framework stores on a connection of its own.
        var secret = plan.Transport is AlertTransport.Http ? StandardWebhook.NewSecret() : null;
        var stored = secret is null ? "" : secrets.Protect(secret);
        var authorization = plan.Transport is AlertTransport.Http && !string.IsNullOrWhiteSpace(plan.Authorization) ? secrets.Protect(plan.Authorization.Trim()) : null;
        return await acts.DoAsync<NewAlertDestination>(
            async db =>
            {
                var name = plan.Name.Trim();
                if (await db.AlertDestinations.AnyAsync(d => d.Name == name, ct).ConfigureAwait(false)) return Refusal.NameTaken;
                var made = AlertDestination.Create(acts.NewId(), plan, stored, authorization, await AlertFeed.EndAsync(db, ct).ConfigureAwait(false), by, acts.Clock);
                db.AlertDestinations.Add(made);
                await acts.RecordAsync(
                    db, by, "alert-destination.created", $"alert-destination:{made.Id}",
                    new { name, transport = made.Transport.ToString(), address = made.Address, format = made.Format, kinds = made.Kinds.ToString() }, ct).ConfigureAwait(false);
                return new NewAlertDestination(made.Id, name, secret);
            },
            ct).ConfigureAwait(false);
    }

    public Task<Refusal?> EndAsync(Person by, Guid destination, CancellationToken ct) => ActAsync(by, destination, "alert-destination.ended", d => d.End(acts.Clock), ct);

    public Task<Refusal?> TryNowAsync(Person by, Guid destination, CancellationToken ct) => ActAsync(
        by, destination, "alert-destination.tried", d =>
        {
            if (d.EndedAt is not null) return Refusal.AlreadyDecided;
            d.TryNow(acts.Clock.GetUtcNow());
            return null;
        },
        ct);

    private async Task<Refusal?> ActAsync(Person by, Guid destination, string act, Func<AlertDestination, Refusal?> rule, CancellationToken ct)
    {
        if (!by.May(Permit.Administer)) return Refusal.NotAllowed;
        return await acts.TryAsync(
            async db =>
            {
                if (await db.AlertDestinations.SingleOrDefaultAsync(d => d.Id == destination, ct).ConfigureAwait(false) is not { } found) return Refusal.NotFound;
                if (rule(found) is { } no) return no;
                await acts.RecordAsync(db, by, act, $"alert-destination:{destination}", new { name = found.Name }, ct).ConfigureAwait(false);
                return null;
            },
            ct).ConfigureAwait(false);
    }
}
