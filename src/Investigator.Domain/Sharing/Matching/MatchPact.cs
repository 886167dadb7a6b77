using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Matching;

/// <summary>That this provider and a partner may ask each other which accounts they have in common. Nothing can be asked before a second person has compared the number with the partner.</summary>
public sealed class MatchPact
{
    /// <summary>Most tokens that one partner may have answered in a day: a list of guesses is tried in days, not in minutes, and is seen.</summary>
    public const int MostTokensADay = 50_000;

    private MatchPact() { } // EF

    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    /// <summary>The partner's name when it was made.</summary>
    public string PartnerName { get; private set; } = "";

    /// <summary>The public key that the partner needs.</summary>
    public string PublicKey { get; private set; } = "";

    /// <summary>The private half, protected by the console's keys.</summary>
    public string ProtectedPrivateKey { get; private set; } = "";

    /// <summary>The partner's public key; <c>null</c> until it was entered.</summary>
    public string? TheirPublicKey { get; private set; }

    /// <summary>Who made it.</summary>
    public string CreatedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Who entered the partner's key.</summary>
    public string? EnteredById { get; private set; }

    /// <summary>Who compared the number with the partner.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was ended; a new one with new keys takes its place.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Whether rounds can be held.</summary>
    public bool Stands => ConfirmedAt is not null && EndedAt is null;

    /// <summary>Makes one, with keys of its own.</summary>
    public static MatchPact Make(Guid id, Guid partner, string partnerName, string publicKey, string protectedPrivateKey, Person by, TimeProvider clock) => new()
    {
        Id = id,
        PartnerId = partner,
        PartnerName = partnerName,
        PublicKey = publicKey,
        ProtectedPrivateKey = protectedPrivateKey,
        CreatedBy = by.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>Enters the partner's key.</summary>
    public Refusal? Enter(Person by, string? theirs)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (EndedAt is not null || ConfirmedAt is not null) return Refusal.AlreadyDecided;
        if (!MatchKey.IsPublic(theirs) || theirs!.Trim() == PublicKey) return Refusal.PublicKeyWrong;
        (TheirPublicKey, EnteredById) = (theirs.Trim(), by.Id);
        return null;
    }

    /// <summary>Says that the number was compared with the partner by another way than the keys came; by another person than who entered the key.</summary>
    public Refusal? Confirm(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (EndedAt is not null || ConfirmedAt is not null) return Refusal.AlreadyDecided;
        if (TheirPublicKey is null) return Refusal.PublicKeyWrong;
        if (by.Id == EnteredById) return Refusal.NeedsSecondPerson;
        (ConfirmedBy, ConfirmedAt) = (by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Ends it: no round after this.</summary>
    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        EndedAt = clock.GetUtcNow();
        return null;
    }
}
