using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>A file that somebody wants to release: the very bytes, for whom, on which legal basis. Nothing of it can be fetched before a second person who has opened it says yes.</summary>
public sealed class BundleProposal
{
    /// <summary>How long a proposal waits.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Longest legal basis, reason and answer.</summary>
    public const int LongestText = 1000;

    private readonly List<ProposedRecipient> _recipients = [];
    private readonly List<BundleView> _views = [];

    private BundleProposal() { } // EF

    /// <summary>Its id; the released bundle has another.</summary>
    public Guid Id { get; private set; }

    /// <summary>The campaign.</summary>
    public Guid CampaignId { get; private set; }

    /// <summary>The campaign's name when it was proposed.</summary>
    public string CampaignName { get; private set; } = "";

    /// <summary>The writer's id.</summary>
    public string Format { get; private set; } = "";

    /// <summary>How far it may travel.</summary>
    public TrafficLight Marking { get; private set; }

    /// <summary>The file's name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The media type.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The very bytes.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the bytes.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>How many indicators are in it.</summary>
    public int Indicators { get; private set; }

    /// <summary>The kinds among them.</summary>
    public IReadOnlyList<IndicatorKind> Kinds { get; private set; } = [];

    /// <summary>The further parts in it.</summary>
    public SharedFields Fields { get; private set; }

    /// <summary>What stays at home and why; no part of the file.</summary>
    public IReadOnlyList<Withheld> Withheld { get; private set; } = [];

    /// <summary>The collection it is for; <c>null</c> when it is for named partners.</summary>
    public string? Collection { get; private set; }

    /// <summary>The partners it is for.</summary>
    public IReadOnlyList<ProposedRecipient> Recipients => _recipients;

    /// <summary>When it lapses once it is released.</summary>
    public DateTimeOffset ValidUntil { get; private set; }

    /// <summary>On which legal basis it is shared.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>Why it is shared.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who proposed it.</summary>
    public string ProposedById { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Until when it may be decided.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public BundleProposalState State { get; private set; }

    /// <summary>Who decided; <c>null</c> while it waits.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What they said.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The bundle that came of it.</summary>
    public Guid? BundleId { get; private set; }

    /// <summary>Who opened the file.</summary>
    public IReadOnlyList<BundleView> Views => _views;

    /// <summary>Counts changes.</summary>
    public long Version { get; private set; }

    /// <summary>Proposes a previewed file.</summary>
    public static Done<BundleProposal> Propose(
        Guid id, BundleRequest request, string campaignName, BundlePreview preview, string? legalBasis, string? reason, Person by, TimeProvider clock)
    {
        if (!by.May(Permit.PrepareBundles)) return Refusal.NotAllowed;
        if (request.Wrong() is { } wrong) return wrong;
        if (string.IsNullOrWhiteSpace(legalBasis)) return Refusal.LegalBasisMissing;
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.ReasonMissing;
        if (legalBasis.Length > LongestText || reason.Length > LongestText) return Refusal.TooLong;
        var file = ReleasedFile.Of(preview);
        var proposal = new BundleProposal
        {
            Id = id,
            CampaignId = request.Campaign,
            CampaignName = campaignName,
            Format = file.Format,
            Marking = file.Marking,
            FileName = file.FileName,
            ContentType = file.ContentType,
            Content = file.Content,
            ContentHash = file.ContentHash,
            Indicators = file.Indicators,
            Kinds = file.Kinds,
            Fields = file.Fields,
            Withheld = preview.Withheld,
            Collection = request.To.Collection,
            ValidUntil = preview.Bundle.ValidUntil,
            LegalBasis = legalBasis.Trim(),
            Reason = reason.Trim(),
            ProposedById = by.Id,
            ProposedBy = by.Name,
            ProposedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow() + Lasts,
        };
        proposal._recipients.AddRange(request.To.Partners.Distinct().Select(ProposedRecipient.Of));
        return proposal;
    }

    /// <summary>For whom.</summary>
    public Recipients To => new([.. _recipients.Select(r => r.PartnerId)], Collection);

    /// <summary>What the gate would ask of the bundle.</summary>
    public ReleaseFacts Facts(DateTimeOffset now) => new(Id, Marking, Kinds, Fields, To.Partners, Collection, now, ValidUntil, null);

    /// <summary>Notes that a person was shown the file; approval asks for it.</summary>
    public void Opened(Person by, TimeProvider clock)
    {
        if (_views.All(v => v.PersonId != by.Id)) _views.Add(BundleView.Of(by, clock));
    }

    /// <summary>Two-person rule: who may release does, never on their own proposal, and only after opening the file.</summary>
    /// <returns>The bundle that partners can fetch from now on, or why not.</returns>
    public Done<SharedBundle> Approve(Guid bundle, Person by, string? answer, TimeProvider clock)
    {
        if (Decide(by, BundleProposalState.Released, answer ?? "", clock) is { } no) return no;
        BundleId = bundle;
        return SharedBundle.Release(
            bundle, CampaignId, CampaignName, new(Format, Marking, FileName, ContentType, Content, ContentHash, Indicators, Kinds, Fields), To, ValidUntil, by, clock);
    }

    /// <summary>Turns it down; a reason is needed. The same people may as may approve.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock) =>
        !by.May(Permit.ReleaseBundles) ? Refusal.NotAllowed
        : string.IsNullOrWhiteSpace(answer) ? Refusal.ReasonMissing : Decide(by, BundleProposalState.Rejected, answer, clock);

    /// <summary>Takes it back: by whoever made it.</summary>
    public Refusal? Withdraw(Person by, TimeProvider clock)
    {
        if (by.Id != ProposedById) return Refusal.NotAllowed;
        if (State is not BundleProposalState.Waiting) return Refusal.AlreadyDecided;
        (State, DecidedBy, DecidedAt) = (BundleProposalState.Withdrawn, by.Name, clock.GetUtcNow());
        return null;
    }

    private Refusal? Decide(Person by, BundleProposalState to, string answer, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (State is not BundleProposalState.Waiting) return Refusal.AlreadyDecided;
        if (by.Id == ProposedById) return Refusal.SelfRelease;
        if (_views.All(v => v.PersonId != by.Id)) return Refusal.PreviewNotOpened;
        if (answer.Length > LongestText) return Refusal.TooLong;
        if (ExpiresAt <= clock.GetUtcNow() || ValidUntil <= clock.GetUtcNow()) return Refusal.ProposalExpired;
        (State, DecidedBy, DecidedAt, Answer) = (to, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }
}

/// <summary>Where a proposed bundle stands.</summary>
public enum BundleProposalState
{
    /// <summary>It waits for a second person.</summary>
    Waiting,

    /// <summary>Partners can fetch it.</summary>
    Released,

    /// <summary>A second person turned it down.</summary>
    Rejected,

    /// <summary>Its proposer took it back.</summary>
    Withdrawn,
}

/// <summary>A partner that a bundle is proposed for.</summary>
public sealed class ProposedRecipient
{
    private ProposedRecipient() { } // EF

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    internal static ProposedRecipient Of(Guid partner) => new() { PartnerId = partner };
}

/// <summary>That a person was shown a proposed file.</summary>
public sealed class BundleView
{
    private BundleView() { } // EF

    /// <summary>Who.</summary>
    public string PersonId { get; private set; } = "";

    /// <summary>Their name.</summary>
    public string PersonName { get; private set; } = "";

    /// <summary>When first.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    internal static BundleView Of(Person by, TimeProvider clock) => new() { PersonId = by.Id, PersonName = by.Name, OpenedAt = clock.GetUtcNow() };
}
