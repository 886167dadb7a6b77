using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions;

/// <summary>Addresses that are told of decisions, and how the telling goes. Everything here is an administrator's.</summary>
public interface IWebhooks
{
    /// <summary>By name, ended ones last.</summary>
    Task<IReadOnlyList<WebhookRow>> LoadAsync(Person by, CancellationToken ct);

    /// <summary>Makes one. It is told of what is decided from now on. The signing secret is in the answer and nowhere else, ever again.</summary>
    Task<Done<NewWebhook>> CreateAsync(Person by, string name, string url, EnforcedKinds kinds, CancellationToken ct);

    /// <summary>Ends one: what still waits in its outbox is not sent.</summary>
    Task<Refusal?> EndAsync(Person by, Guid webhook, CancellationToken ct);

    /// <summary>Messages in a state, latest first.</summary>
    Task<Page<WebhookMessage>> MessagesAsync(Person by, Guid webhook, WebhookMessageState state, int skip, int take, CancellationToken ct);

    /// <summary>Sends all messages that were given up once more.</summary>
    Task<Refusal?> ResendAsync(Person by, Guid webhook, CancellationToken ct);
}

/// <summary>A webhook in a list.</summary>
public sealed record WebhookRow(
    Guid Id, string Name, string Url, EnforcedKinds Kinds, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, DateTimeOffset? DeliveredAt, int Failures, string? Trouble,
    int Waiting, int Dead);

/// <summary>A webhook just made, with its secret in clear for the only time.</summary>
/// <param name="Secret"><c>whsec_</c> and the base64 of 32 random bytes.</param>
public sealed record NewWebhook(Guid Id, string Name, string Secret);

/// <summary>The sending end of the outbox: for the console's own sender.</summary>
public interface IWebhookOutbox
{
    /// <summary>Takes messages that are due and whose webhook stands, oldest first; nobody else gets them until <paramref name="hold"/> has passed.</summary>
    Task<IReadOnlyList<DueMessage>> TakeAsync(int most, TimeSpan hold, CancellationToken ct);

    /// <summary>Notes how the attempt went.</summary>
    /// <param name="trouble">What went wrong; <c>null</c> when it was taken.</param>
    Task TriedAsync(Guid message, string? trouble, CancellationToken ct);
}

/// <summary>A message to send now.</summary>
/// <param name="Secret">The signing secret; <c>null</c> when the console's keys that protect it are gone.</param>
/// <param name="Notice">What is told instead of changes; <c>null</c> for changes.</param>
public sealed record DueMessage(Guid Id, string Url, string? Secret, DateTimeOffset CreatedAt, IReadOnlyList<DecisionChange> Changes, WebhookNotice? Notice = null);
