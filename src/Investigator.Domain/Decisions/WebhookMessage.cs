namespace Investigator.Domain.Decisions;

/// <summary>
/// A message of the outbox: some changes for one webhook. It is written in the transaction of the decisions it tells of, and names them by position: what is sent is read from the stream,
/// which never changes, so that every attempt sends the same.
/// </summary>
public sealed class WebhookMessage
{
    /// <summary>Most changes in one message.</summary>
    public const int MostChanges = 500;

    private WebhookMessage() { } // EF

    /// <summary>Sent as <c>webhook-id</c>, the same at each attempt.</summary>
    public Guid Id { get; private set; }

    public Guid WebhookId { get; private set; }

    public long FirstPosition { get; private set; }

    public long LastPosition { get; private set; }

    /// <summary>What kind of notice it is; <c>null</c> for changes of the stream.</summary>
    public string? Type { get; private set; }

    /// <summary>The notice's data as JSON.</summary>
    public string? Data { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public WebhookMessageState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When it was taken, or given up.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What went wrong at the last attempt.</summary>
    public string? Trouble { get; private set; }

    public static WebhookMessage Of(Guid id, Guid webhook, PositionRun run, DateTimeOffset at) =>
        new() { Id = id, WebhookId = webhook, FirstPosition = run.First, LastPosition = run.Last, CreatedAt = at, DueAt = at };

    public static WebhookMessage Of(Guid id, Guid webhook, WebhookNotice notice, DateTimeOffset at) =>
        new() { Id = id, WebhookId = webhook, Type = notice.Type, Data = notice.Data, CreatedAt = at, DueAt = at };

    /// <summary>Takes it for an attempt that has until <paramref name="until"/>: when the process dies meanwhile, it is due again then.</summary>
    public void Take(DateTimeOffset until) => (Attempts, DueAt) = (Attempts + 1, until);

    /// <summary>Notes how the attempt went. Given up after <see cref="WebhookPauses.MostAttempts"/> attempts.</summary>
    /// <param name="trouble">What went wrong; <c>null</c> when it was taken.</param>
    /// <param name="chance">0 to 1: spreads the next attempt.</param>
    public void Tried(string? trouble, DateTimeOffset at, double chance)
    {
        Trouble = trouble;
        if (trouble is null) (State, EndedAt) = (WebhookMessageState.Delivered, at);
        else if (Attempts >= WebhookPauses.MostAttempts) (State, EndedAt) = (WebhookMessageState.Dead, at);
        else DueAt = at + WebhookPauses.After(Attempts, chance);
    }

    /// <summary>Sends a message that was given up once more, from the first attempt on.</summary>
    /// <returns>Whether it had been given up.</returns>
    public bool Resend(DateTimeOffset at)
    {
        if (State is not WebhookMessageState.Dead) return false;
        (State, Attempts, DueAt, EndedAt) = (WebhookMessageState.Waiting, 0, at, null);
        return true;
    }
}

/// <summary>Where a message stands.</summary>
public enum WebhookMessageState
{
    Waiting,
    Delivered,

    /// <summary>Given up after the last attempt; an administrator may send it again.</summary>
    Dead,
}
