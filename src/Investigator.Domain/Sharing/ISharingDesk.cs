using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing;

/// <summary>Where bundles are made, looked at, released and fetched. Every act is checked against the person's role and audited.</summary>
public interface ISharingDesk
{
    /// <summary>Exactly what would leave, and what would not. Writes nothing but the audit.</summary>
    Task<Done<BundlePreview>> PreviewAsync(Person by, Guid campaign, string format, TrafficLight marking, CancellationToken ct);

    /// <summary>The same for a cluster that nobody has looked at yet: its members count as if they were confirmed. It can be looked at and written to a file, never released.</summary>
    Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct);

    /// <summary>Releases the previewed bytes to partners. Reviewers and managers only.</summary>
    /// <param name="contentHash">The preview's hash: other bytes now refuse with <see cref="Refusal.ChangedMeanwhile"/>.</param>
    Task<Done<SharedBundleRow>> ReleaseAsync(Person by, Guid campaign, string format, TrafficLight marking, string contentHash, CancellationToken ct);

    /// <summary>Partners see what stands; investigators see all. Latest first.</summary>
    Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct);

    /// <summary>The bytes, for a download that is audited.</summary>
    Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, CancellationToken ct);

    Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct);
}

/// <summary>A released bundle in a list.</summary>
public sealed record SharedBundleRow(
    Guid Id, Guid CampaignId, string CampaignName, string Format, TrafficLight Marking, string FileName, int Bytes, string ContentHash, int Indicators,
    string ReleasedBy, DateTimeOffset ReleasedAt, DateTimeOffset? RevokedAt);
