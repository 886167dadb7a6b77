using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>A bundle that was released to partners: the very bytes, kept as they left.</summary>
public sealed class SharedBundle
{
    private readonly List<BundleRecipient> _recipients = [];

    private SharedBundle() { } // EF

    public Guid Id { get; private set; }

    public Guid CampaignId { get; private set; }

    public string CampaignName { get; private set; } = "";

    /// <summary>The writer's id: <c>stix</c>, <c>misp</c>, <c>csv</c>.</summary>
    public string Format { get; private set; } = "";

    public TrafficLight Marking { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public string ContentHash { get; private set; } = "";

    public int Indicators { get; private set; }

    public string ReleasedBy { get; private set; } = "";

    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>When it lapses; <c>null</c> for bundles released before there was an end.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The kinds of indicators in it.</summary>
    public IReadOnlyList<IndicatorKind> Kinds { get; private set; } = [];

    /// <summary>The further parts in it.</summary>
    public SharedFields Fields { get; private set; }

    /// <summary>The collection that it was released to; <c>null</c> when it was released to named partners.</summary>
    public string? Collection { get; private set; }

    /// <summary>The partners that it was released to by name.</summary>
    public IReadOnlyList<BundleRecipient> Recipients => _recipients;

    public long Version { get; private set; }

    /// <summary>A file that leaves.</summary>
    public static SharedBundle Release(Guid id, Guid campaign, string campaignName, ReleasedFile file, Recipients to, DateTimeOffset expiresAt, Person by, TimeProvider clock)
    {
        var bundle = new SharedBundle
        {
            Id = id,
            CampaignId = campaign,
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
            Collection = to.Collection,
            ReleasedBy = by.Name,
            ReleasedAt = clock.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        bundle._recipients.AddRange(to.Partners.Distinct().Select(BundleRecipient.Of));
        return bundle;
    }

    /// <summary>Takes a bundle back: partners no longer see it.</summary>
    public Refusal? Revoke(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (RevokedAt is not null) return Refusal.AlreadyDecided;
        RevokedAt = clock.GetUtcNow();
        return null;
    }
}
