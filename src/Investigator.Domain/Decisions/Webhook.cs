using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions;

/// <summary>An address that is told of decisions. Only an administrator makes one; without one nothing is ever sent.</summary>
public sealed class Webhook
{
    private Webhook() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Url { get; private set; } = "";

    public EnforcedKinds Kinds { get; private set; }

    /// <summary>The signing secret, protected by the console's keys: a copy of the table gives it to nobody.</summary>
    public string ProtectedSecret { get; private set; } = "";

    public string CreatedBy { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was ended; nothing is sent to it any more.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>Attempts that failed since the last that succeeded.</summary>
    public int Failures { get; private set; }

    /// <summary>What went wrong at the last attempt; <c>null</c> when it succeeded.</summary>
    public string? Trouble { get; private set; }

    public static Webhook Create(Guid id, string name, Uri url, EnforcedKinds kinds, string protectedSecret, Person by, TimeProvider clock) => new()
    {
        Id = id,
        Name = name,
        Url = url.AbsoluteUri,
        Kinds = kinds,
        ProtectedSecret = protectedSecret,
        CreatedBy = by.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    public Refusal? End(TimeProvider clock)
    {
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        EndedAt = clock.GetUtcNow();
        return null;
    }

    /// <summary>Notes how an attempt went.</summary>
    /// <param name="trouble">What went wrong; <c>null</c> when it was taken.</param>
    public void Tried(string? trouble, DateTimeOffset at) =>
        (Failures, Trouble, DeliveredAt) = trouble is null ? (0, null, at) : (Failures + 1, trouble, DeliveredAt);
}
