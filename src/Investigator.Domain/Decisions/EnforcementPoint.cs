namespace Investigator.Domain.Decisions;

/// <summary>A gateway that follows the decisions with an API key: what it was told, and what it said it does.</summary>
public sealed class EnforcementPoint
{
    private EnforcementPoint() { } // EF

    /// <summary>The API key's id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The decisions it is told of; all unless an administrator narrowed it.</summary>
    public EnforcedKinds Kinds { get; private set; }

    /// <summary>When it asked last; up to half a minute late.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Up to which position of the stream it was told; 0 before the first answer.</summary>
    public long ToldUpTo { get; private set; }

    /// <summary>Up to which position it acknowledged everything, without a gap; 0 when it never did.</summary>
    public long AcknowledgedUpTo { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>A point that nobody narrowed and nobody heard of yet.</summary>
    public static EnforcementPoint Of(Guid id) => new() { Id = id, Kinds = EnforcedKinds.All };

    /// <summary>Changes what it is told of. Decisions of other kinds reach it no more; what it holds already goes at its next start.</summary>
    public void Narrow(EnforcedKinds kinds) => Kinds = kinds;

    /// <summary>Notes that it asked.</summary>
    public void Seen(DateTimeOffset at, long toldUpTo)
    {
        if (SeenAt is null || at > SeenAt) SeenAt = at;
        ToldUpTo = toldUpTo;
    }

    /// <summary>Notes an acknowledgement; <paramref name="upTo"/> never goes back.</summary>
    public void Acknowledged(DateTimeOffset at, long upTo) => (AcknowledgedAt, AcknowledgedUpTo) = (at, Math.Max(AcknowledgedUpTo, upTo));
}
