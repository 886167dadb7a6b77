using Investigator.Domain.Audit;

namespace Investigator.Domain.Fingerprints;

/// <summary>A canary or a watermark key: drafted by one person, sealed by another, then served, then retired.</summary>
public sealed class Fingerprint
{
    private Fingerprint() { } // EF

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public FingerprintKind Kind { get; private set; }

    public Guid? CampaignId { get; private set; }

    public FingerprintState State { get; private set; }

    public FingerprintDesign Design { get; private set; } = null!;

    /// <summary>The watermark's key, protected by the console's keys: a copy of the table gives it to nobody. Empty for a canary.</summary>
    public string ProtectedKey { get; private set; } = "";

    /// <summary>SHA-256 of the key; empty for a canary.</summary>
    public string KeySha256 { get; private set; } = "";

    public string DraftedBy { get; private set; } = "";

    public string DraftedById { get; private set; } = "";

    public DateTimeOffset DraftedAt { get; private set; }

    /// <summary>Who changed the draft last; nobody who worked on it seals it.</summary>
    public string EditedById { get; private set; } = "";

    public string? SealedBy { get; private set; }

    public DateTimeOffset? SealedAt { get; private set; }

    /// <summary>See <see cref="FingerprintDesign.Seal"/>.</summary>
    public string? SealSha256 { get; private set; }

    public string? ServedBy { get; private set; }

    public DateTimeOffset? ServedAt { get; private set; }

    public string? RetiredBy { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public string? RetireReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>Drafts one.</summary>
    /// <returns>Why not, or the draft.</returns>
    public static Done<Fingerprint> Draft(Guid id, Person by, FingerprintDesign design, string protectedKey, string keySha256, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (design.Fault() is { } no) return no;
        return new Fingerprint
        {
            Id = id,
            Name = design.Name.Trim(),
            Kind = design.Kind,
            CampaignId = design.CampaignId,
            Design = design,
            ProtectedKey = protectedKey,
            KeySha256 = keySha256,
            DraftedBy = by.Name,
            DraftedById = by.Id,
            DraftedAt = clock.GetUtcNow(),
            EditedById = by.Id,
        };
    }

    /// <summary>For readers who may not read prompts: the traps without their words. Of a copy that is not saved.</summary>
    public void HideTraps() => Design = Design with { Traps = [.. Design.Traps.Select(t => t with { Prompt = "", Text = "" })] };

    /// <summary>Changes a draft; its kind and key stay.</summary>
    public Refusal? Edit(Person by, FingerprintDesign design)
    {
        if (!by.May(Permit.DraftFingerprints)) return Refusal.NotAllowed;
        if (State is not FingerprintState.Draft || design.Kind != Kind) return Refusal.NotInThisState;
        if (design.Fault() is { } no) return no;
        (Name, CampaignId, Design, EditedById) = (design.Name.Trim(), design.CampaignId, design, by.Id);
        return null;
    }

    /// <summary>Fixes it for good: by somebody who neither drafted nor last changed it.</summary>
    public Refusal? Seal(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.SealFingerprints)) return Refusal.NotAllowed;
        if (State is not FingerprintState.Draft) return Refusal.NotInThisState;
        if (by.Id == DraftedById || by.Id == EditedById) return Refusal.NeedsSecondPerson;
        var now = clock.GetUtcNow();
        (State, SealedBy, SealedAt, SealSha256) = (FingerprintState.Sealed, by.Name, now, Design.Seal(KeySha256, DraftedById, by.Id, now));
        return null;
    }

    /// <summary>From now on gateways are told to place it.</summary>
    public Refusal? Serve(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.SealFingerprints)) return Refusal.NotAllowed;
        if (State is not FingerprintState.Sealed) return Refusal.NotInThisState;
        (State, ServedBy, ServedAt) = (FingerprintState.InService, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Ends it, a draft too. Whoever drafts may stop what runs: stopping needs no second person.</summary>
    public Refusal? Retire(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.DraftFingerprints) && !by.May(Permit.SealFingerprints)) return Refusal.NotAllowed;
        if (State is FingerprintState.Retired) return Refusal.AlreadyDecided;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (reason.Length > 1000) return Refusal.TooLong;
        (State, RetiredBy, RetiredAt, RetireReason) = (FingerprintState.Retired, by.Name, clock.GetUtcNow(), reason.Trim());
        return null;
    }
}
