using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Usage;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Bundles of one campaign, really composed and written, held in memory.</summary>
internal sealed class SharingInMemory(DateTimeOffset now) : ISharingDesk, IReleaseDesk
{
    public List<SharedBundleRow> Rows { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    public List<Withheld> Withheld { get; } = [];

    /// <summary>Why nothing can leave.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>What the store does before it answers.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>What was proposed: the question, the hash that was shown, the basis and the reason.</summary>
    public List<(BundleRequest Request, string Hash, string? Basis, string? Reason)> Proposed { get; } = [];

    public List<BundleProposalRow> Proposals { get; } = [];

    /// <summary>What was decided: the act, the proposal and the answer.</summary>
    public List<(string Act, Guid Id, string? Answer)> Decided { get; } = [];

    public List<Guid> Revoked { get; } = [];

    public async Task<Done<BundlePreview>> PreviewAsync(Person by, BundleRequest request, CancellationToken ct)
    {
        var (campaign, format, marking) = (request.Campaign, request.Format, request.Marking);
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

    public Task<Done<BundlePreview>> PreviewClusterAsync(Person by, Guid cluster, string format, TrafficLight marking, CancellationToken ct) => PreviewAsync(by, BundleRequest.ForEveryone(cluster, format, marking), ct);

    public Task<Refusal?> WrittenAsync(Person by, string contentHash, Guid? partner, CancellationToken ct) => Task.FromResult(Refusal);

    public Task<Done<BundleProposalRow>> ProposeAsync(Person by, BundleRequest request, string contentHash, string? legalBasis, string? reason, CancellationToken ct)
    {
        Proposed.Add((request, contentHash, legalBasis, reason));
        return Task.FromResult<Done<BundleProposalRow>>(Refusal is { } why ? why : ARow(by) with { CampaignId = request.Campaign });
    }

    public BundleProposalRow ARow(Person by) => new(
        Guid.Parse("0d7e0a3c-0000-4000-8000-000000000009"), Guid.NewGuid(), "Pool", "csv", TrafficLight.Green, 10, new string('a', 64), 1, Recipients.Everyone, now.AddDays(30),
        "Consent.", "They asked.", by.Id, by.Name, now, now.AddDays(14), BundleProposalState.Waiting, null, null, "", [], 3);

    async Task<Page<BundleProposalRow>> IReleaseDesk.LoadAsync(Person by, BundleProposalState? state, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Proposals.Skip(skip).Take(take)], Proposals.Count);
    }

    public async Task<Done<BundleProposal>> OpenAsync(Person by, Guid id, CancellationToken ct)
    {
        if (Refusal is { } why) return why;
        var request = BundleRequest.ForEveryone(Guid.NewGuid(), "csv", TrafficLight.Green);
        var preview = (await PreviewAsync(by, request, ct)).Value!;
        var proposal = BundleProposal.Propose(id, request, "Pool", preview, "Consent.", "They asked.", new("a", "Analyst 1", Role.Analyst), TimeProvider.System).Value!;
        proposal.Opened(by, TimeProvider.System);
        return proposal;
    }

    public async Task<BundleProposalRow?> FindAsync(Person by, Guid id, CancellationToken ct)
    {
        await Before();
        return Proposals.SingleOrDefault(p => p.Id == id);
    }

    public Task<Done<SharedBundleRow>> ApproveAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        Decided.Add(("approve", id, answer));
        return Task.FromResult<Done<SharedBundleRow>>(Refusal is { } why ? why : new SharedBundleRow(id, id, "Pool", "csv", TrafficLight.Green, "f", 1, "h", 1, by.Name, now, null));
    }

    public Task<Refusal?> RejectAsync(Person by, Guid id, long version, string? answer, CancellationToken ct)
    {
        Decided.Add(("reject", id, answer));
        return Task.FromResult(Refusal);
    }

    public Task<Refusal?> WithdrawAsync(Person by, Guid id, CancellationToken ct)
    {
        Decided.Add(("withdraw", id, null));
        return Task.FromResult(Refusal);
    }

    public async Task<Page<SharedBundleRow>> LoadAsync(Person by, int skip, int take, CancellationToken ct)
    {
        await Before();
        return new([.. Rows.Skip(skip).Take(take)], Rows.Count);
    }

    public Task<Done<SharedBundle>> DownloadAsync(Person by, Guid id, FetchPath path, CancellationToken ct) => throw new NotSupportedException();

    public Task<Refusal?> RevokeAsync(Person by, Guid id, CancellationToken ct)
    {
        if (Refusal is null) Revoked.Add(id);
        return Task.FromResult(Refusal);
    }
}
