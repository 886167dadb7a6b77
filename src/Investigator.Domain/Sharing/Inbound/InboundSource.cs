using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inbound;

/// <summary>Somebody who reports indicators, how they reach this console, and how far they are believed.</summary>
public sealed class InboundSource
{
    /// <summary>Shortest and longest half-life, in days.</summary>
    public const int FewestDays = 1, MostDays = 3650;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(6);

    private InboundSource() { } // EF

    /// <summary>The source's id.</summary>
    public Guid Id { get; private set; }

    /// <summary>What people call it; evidence says "reported by" and this.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How its reports come in.</summary>
    public InboundKind Kind { get; private set; }

    /// <summary>How far it is believed, 0 (not at all) to 100 (as oneself). Every confidence it states is multiplied by it.</summary>
    public int Trust { get; private set; }

    /// <summary>After so many days a report counts half.</summary>
    public int HalfLifeDays { get; private set; }

    /// <summary>The partner it belongs to, if any: whose machines may send objects (<see cref="InboundKind.Partner"/>), and who may fetch sightings.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>Where it is pulled from: a collection of a TAXII server, or the folder of a MISP feed.</summary>
    public string? Url { get; private set; }

    /// <summary>User name of HTTP Basic; empty: the secret is a bearer token.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Password or token, protected by the console's keys.</summary>
    public string? ProtectedSecret { get; private set; }

    /// <summary>The key that its keyed hashes were made with, protected by the console's keys; <c>null</c>: they can't be compared.</summary>
    public string? ProtectedHashKey { get; private set; }

    /// <summary>Up to where it was pulled: the server's own time of the last object.</summary>
    public string? Cursor { get; private set; }

    /// <summary>When it is pulled next; <c>null</c> for what is not pulled.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When it last answered well.</summary>
    public DateTimeOffset? PulledAt { get; private set; }

    /// <summary>Attempts that failed since the last that succeeded.</summary>
    public int Failures { get; private set; }

    /// <summary>What went wrong at the last attempt; <c>null</c> when it succeeded.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was ended: nothing comes in from it any more and nothing it reported counts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Whether it is pulled by this console.</summary>
    public bool IsPulled => Kind is InboundKind.Taxii or InboundKind.Misp;

    /// <summary>Makes a source.</summary>
    public static InboundSource Create(Guid id, InboundDraft draft, string? protectedSecret, string? protectedHashKey, Person by, TimeProvider clock) => new()
    {
        Id = id,
        Name = draft.Name.Trim(),
        Kind = draft.Kind,
        Trust = draft.Trust,
        HalfLifeDays = draft.HalfLifeDays,
        PartnerId = draft.PartnerId,
        Url = draft.Kind is InboundKind.Taxii or InboundKind.Misp ? draft.Url : null,
        UserName = draft.UserName,
        ProtectedSecret = protectedSecret,
        ProtectedHashKey = protectedHashKey,
        DueAt = draft.Kind is InboundKind.Taxii or InboundKind.Misp ? clock.GetUtcNow() : null,
        CreatedBy = by.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Changes how far it is believed.</summary>
    public Refusal? Weigh(int trust, int halfLifeDays)
    {
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        if (trust is < 0 or > 100 || halfLifeDays is < FewestDays or > MostDays) return Refusal.SourceOutOfRange;
        (Trust, HalfLifeDays) = (trust, halfLifeDays);
        return null;
    }

    /// <summary>Ends it.</summary>
    public Refusal? End(TimeProvider clock)
    {
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        (EndedAt, DueAt) = (clock.GetUtcNow(), null);
        return null;
    }

    /// <summary>Notes how pulling went. After a failure the pause doubles, up to six hours.</summary>
    /// <param name="cursor">Up to where; <c>null</c>: no further than before.</param>
    /// <param name="trouble">What went wrong; <c>null</c> when it went well.</param>
    /// <param name="pause">The pause between two attempts that go well.</param>
    public void Pulled(string? cursor, string? trouble, TimeSpan pause, DateTimeOffset at)
    {
        if (EndedAt is not null) return;
        Cursor = cursor ?? Cursor;
        (Failures, Trouble, PulledAt) = trouble is null ? (0, null, at) : (Failures + 1, trouble, PulledAt);
        var wait = pause * Math.Pow(2, Math.Min(Failures, 20));
        DueAt = at + (wait > s_longestPause && Failures > 0 ? (pause > s_longestPause ? pause : s_longestPause) : wait);
    }

    /// <summary>Has it pulled at the next round.</summary>
    public Refusal? PullNow(DateTimeOffset at)
    {
        if (EndedAt is not null || !IsPulled) return Refusal.NotInThisState;
        DueAt = at;
        return null;
    }
}

/// <summary>A source as a person describes it.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Trust">0 to 100.</param>
/// <param name="Secret">Password or token in clear; protected before it is stored.</param>
/// <param name="HashKey">The key of its keyed hashes, base64 of 32 bytes or more; protected before it is stored.</param>
public sealed record InboundDraft(
    string Name, InboundKind Kind, int Trust = 50, int HalfLifeDays = 30, Guid? PartnerId = null, string? Url = null, string UserName = "", string? Secret = null, string? HashKey = null);
