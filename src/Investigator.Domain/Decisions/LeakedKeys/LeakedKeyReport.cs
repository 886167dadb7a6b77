using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.LeakedKeys;

/// <summary>That a customer's key was found where everybody can read it. The key itself is never part of it: its id, or the SHA-256 of it.</summary>
public sealed class LeakedKeyReport
{
    /// <summary>Longest id of a key.</summary>
    public const int LongestKey = 128;

    /// <summary>Longest place and note.</summary>
    public const int LongestText = 500;

    private LeakedKeyReport() { } // EF

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Id of the key as events have it; <c>null</c> while a hash has met none.</summary>
    public string? KeyId { get; private set; }

    /// <summary>SHA-256 that was reported, 64 hexadecimal digits; <c>null</c> when the id was.</summary>
    public string? KeySha256 { get; private set; }

    /// <summary>Where it was found; empty when nothing was said.</summary>
    public string FoundIn { get; private set; } = "";

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>Who reported it: a person or a key of a machine.</summary>
    public string ReportedById { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string ReportedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ReportedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public LeakedKeyState State { get; private set; }

    /// <summary>What was done, or why it is none.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Takes one in.</summary>
    /// <param name="said">Checked, see <see cref="LeakedKeyDraft.Tidy"/>.</param>
    /// <param name="met">The id that the hash met; <c>null</c>: none.</param>
    public static LeakedKeyReport Take(Guid id, LeakedKeyDraft said, string? met, Person by, TimeProvider clock) => new()
    {
        Id = id,
        KeyId = said.KeyId ?? met,
        KeySha256 = said.KeySha256,
        FoundIn = said.FoundIn ?? "",
        FoundAt = said.FoundAt ?? clock.GetUtcNow(),
        ReportedById = by.Id,
        ReportedBy = by.Name,
        ReportedAt = clock.GetUtcNow(),
    };

    /// <summary>Ends it: exchanged, or no leak.</summary>
    public Refusal? End(Person by, LeakedKeyState to, string? note, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (State is not LeakedKeyState.Open) return Refusal.AlreadyDecided;
        if (to is LeakedKeyState.Open || !Enum.IsDefined(to)) return Refusal.NotInThisState;
        if (string.IsNullOrWhiteSpace(note)) return Refusal.NoteMissing;
        if (note.Length > LongestText) return Refusal.TooLong;
        if (SecretShape.Shows(note)) return Refusal.SecretGiven;
        (State, Note, EndedBy, EndedAt) = (to, note.Trim(), by.Name, clock.GetUtcNow());
        return null;
    }
}

/// <summary>Where a report stands. The numbers are stored: new ones go to the end.</summary>
public enum LeakedKeyState
{
    /// <summary>The key is to be exchanged.</summary>
    Open,

    /// <summary>The customer has another key; this one opens nothing.</summary>
    Exchanged,

    /// <summary>It was no leak.</summary>
    FalseAlarm,
}
