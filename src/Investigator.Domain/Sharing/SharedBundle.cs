using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing;

/// <summary>A bundle that was released to partners: the very bytes, kept as they left.</summary>
public sealed class SharedBundle
{
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

    public DateTimeOffset? RevokedAt { get; private set; }

    public long Version { get; private set; }

    public static SharedBundle Release(
        Guid id, Guid campaign, string campaignName, string format, TrafficLight marking, string fileName, string contentType,
        byte[] content, string contentHash, int indicators, Person by, TimeProvider clock) => new()
        {
            Id = id,
            CampaignId = campaign,
            CampaignName = campaignName,
            Format = format,
            Marking = marking,
            FileName = fileName,
            ContentType = contentType,
            Content = content,
            ContentHash = contentHash,
            Indicators = indicators,
            ReleasedBy = by.Name,
            ReleasedAt = clock.GetUtcNow(),
        };

    /// <summary>Takes a bundle back: partners no longer see it.</summary>
    public Refusal? Revoke(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.ReleaseBundles)) return Refusal.NotAllowed;
        if (RevokedAt is not null) return Refusal.AlreadyDecided;
        RevokedAt = clock.GetUtcNow();
        return null;
    }
}
