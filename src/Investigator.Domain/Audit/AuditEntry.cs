namespace Investigator.Domain.Audit;

/// <summary>One line of the append-only record of who did what. Each carries the hash of the one before.</summary>
public sealed class AuditEntry
{
    private AuditEntry() { } // EF

    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Sequence { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string PersonId { get; private set; } = "";

    public string PersonName { get; private set; } = "";

    /// <summary>What was done: <c>freeze</c>, <c>prompt.opened</c>, <c>sign-in</c> …</summary>
    public string Act { get; private set; } = "";

    /// <summary>On what: <c>account:…</c>, <c>campaign:…</c>.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The particulars as JSON. Never prompt text.</summary>
    public string Detail { get; private set; } = "{}";

    /// <summary>64 hexadecimal digits; 64 zeros for the first entry.</summary>
    public string PreviousHash { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The entry that follows <paramref name="previous"/> (<c>null</c>: the first).</summary>
    public static AuditEntry After(AuditEntry? previous, Person by, string act, string subject, string detail, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var entry = new AuditEntry
        {
            Sequence = (previous?.Sequence ?? 0) + 1,
            // Whole microseconds: what every store keeps, so that the hash can be recomputed from what was stored.
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)),
            PersonId = by.Id,
            PersonName = by.Name,
            Act = act,
            Subject = subject,
            Detail = detail,
            PreviousHash = previous?.Hash ?? AuditChain.Genesis,
        };
        entry.Hash = AuditChain.HashOf(entry);
        return entry;
    }

    /// <summary>An entry as it stands in an export, hash and all, to be checked by <see cref="AuditChain.FirstBreak"/>.</summary>
    public static AuditEntry Stored(
        long sequence, DateTimeOffset at, string personId, string personName, string act, string subject, string detail, string previousHash, string hash) => new()
        {
            Sequence = sequence,
            At = at,
            PersonId = personId,
            PersonName = personName,
            Act = act,
            Subject = subject,
            Detail = detail,
            PreviousHash = previousHash,
            Hash = hash,
        };
}
