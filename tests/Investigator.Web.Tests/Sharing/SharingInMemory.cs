using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Bundles of one campaign, really composed and written, held in memory.</summary>
internal sealed class SharingInMemory(DateTimeOffset now) : ISharingDesk
{
    public List<SharedBundleRow> Rows { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    public List<Withheld> Withheld { get; } = [];

    /// <summary>Why nothing can leave.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>What was asked to be released: format, marking and the hash that was shown.</summary>
    public List<(string Format, TrafficLight Marking, string Hash)> Released { get; } = [];

    public List<Guid> Revoked { get; } = [];

    public async Task<Done<BundlePreview>> PreviewAsync(Person by, Guid campaign, string format, TrafficLight marking, CancellationToken ct)
    {
        await Before();
        if (Refusal is { } why) return why;
        var bundle = new Bundle
        {
            ProducerName = "Provider",
            CampaignId = campaign.ToString(),
            CampaignName = "Pool",
            Confidence = 80,
            TrafficLight = marking,
            OpenedAt = now,
            ComposedAt = now,
            FirstSeenAt = now,
            LastSeenAt = now,
            ValidFrom = now,
            ValidUntil = now.AddDays(30),
            Harvest = new(3, 40, 500),
            Indicators = Indicators,
        };
        return BundlePreview.Of(new(bundle, null, Withheld), new BundleFormats().All.Single(writer => writer.Id == format))!;
    }

    public Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct) => PreviewAsync(by, cluster, format, marking, ct);

    public Task<Done<SharedBundleRow>> ReleaseAsync(Person by, Guid campaign, string format, TrafficLight marking, string contentHash, CancellationToken ct)
    {
        Released.Add((format, marking, contentHash));
        if (Refusal is { } why) return Task.FromResult<Done<SharedBundleRow>>(why);
        var row = new SharedBundleRow(Guid.NewGuid(), campaign, "Pool", format, marking, "pool.json", 10, contentHash, Indicators.Count, by.Name, now, null);
        Rows.Insert(0, row);
        return Task.FromResult<Done<SharedBundleRow>>(row);
    }

    public async Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Rows.Skip(skip).Take(take)], Rows.Count);
    }

    public Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct)
    {
        if (Refusal is null) Revoked.Add(id);
        return Task.FromResult(Refusal);
    }
}
