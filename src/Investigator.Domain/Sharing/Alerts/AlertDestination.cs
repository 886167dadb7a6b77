using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Alerts;

/// <summary>
/// A system that is told of findings, decisions and campaigns. Alerts are read from the records themselves, from where the destination stands on: nothing is lost when it or the console is down,
/// and an attempt whose answer got lost is made again. Only an administrator makes one; without one nothing is sent.
/// </summary>
public sealed class AlertDestination
{
    /// <summary>Longest pause between attempts.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private AlertDestination() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public AlertTransport Transport { get; private set; }

    /// <summary>Host and port for syslog, an address for HTTP, a file name for a file.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The form, as <c>ocsf</c>.</summary>
    public string Format { get; private set; } = "";

    public AlertKinds Kinds { get; private set; }

    /// <summary>For HTTP the signing secret, protected by the console's keys; otherwise empty.</summary>
    public string ProtectedSecret { get; private set; } = "";

    /// <summary>For HTTP what the header <c>Authorization</c> says, protected by the console's keys; <c>null</c>: no such header.</summary>
    public string? ProtectedAuthorization { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public Guid FoundId { get; private set; }

    public long Position { get; private set; }

    public long Sequence { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was ended; nothing is sent to it any more.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it is looked at next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>Alerts that it took.</summary>
    public long Delivered { get; private set; }

    /// <summary>Attempts that failed since the last that succeeded.</summary>
    public int Failures { get; private set; }

    /// <summary>What went wrong at the last attempt; <c>null</c> when it succeeded.</summary>
    public string? Trouble { get; private set; }

    public long Version { get; private set; }

    public AlertCursor Cursor => new(FoundAt, FoundId, Position, Sequence);

    /// <param name="start">Where the records end now: what was before is not told.</param>
    public static AlertDestination Create(Guid id, AlertDestinationPlan plan, string protectedSecret, string? protectedAuthorization, AlertCursor start, Person by, TimeProvider clock) => new()
    {
        Id = id,
        Name = plan.Name.Trim(),
        Transport = plan.Transport,
        Address = plan.Address.Trim(),
        Format = plan.Format,
        Kinds = plan.Kinds,
        ProtectedSecret = protectedSecret,
        ProtectedAuthorization = protectedAuthorization,
        FoundAt = start.FoundAt,
        FoundId = start.FoundId,
        Position = start.Position,
        Sequence = start.Sequence,
        CreatedBy = by.Name,
        CreatedAt = clock.GetUtcNow(),
        DueAt = clock.GetUtcNow(),
    };

    public Refusal? End(TimeProvider clock)
    {
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        EndedAt = clock.GetUtcNow();
        return null;
    }

    /// <summary>Takes it for an attempt that has until then: when the process dies meanwhile, it is due again.</summary>
    public void Hold(DateTimeOffset until) => DueAt = until;

    /// <summary>It took some alerts, or there were none for it.</summary>
    public void Took(AlertCursor upTo, int alerts, DateTimeOffset at)
    {
        (FoundAt, FoundId, Position, Sequence) = (upTo.FoundAt, upTo.FoundId, upTo.Position, upTo.Sequence);
        DueAt = at;
        if (alerts == 0) return;
        (Delivered, DeliveredAt, Failures, Trouble) = (Delivered + alerts, at, 0, null);
    }

    /// <summary>It could not be told: it stays where it is, and the next attempt waits twice as long as the one before.</summary>
    public void Failed(string trouble, DateTimeOffset at)
    {
        (Failures, Trouble) = (Failures + 1, trouble);
        var pause = TimeSpan.FromSeconds(2 * Math.Pow(2, Math.Min(Failures, 12)));
        DueAt = at + (pause < LongestPause ? pause : LongestPause);
    }

    /// <summary>Somebody wants it tried at once.</summary>
    public void TryNow(DateTimeOffset at) => DueAt = at;
}
