using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Usage;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Campaigns;

/// <summary>Merges and splits of campaigns that follow the domain's rules, held in memory.</summary>
internal sealed class LineageInMemory(DateTimeOffset now) : ILineage
{
    private static readonly Person Analyst = new("analyst-1", "Analyst 1", Role.Analyst);
    private readonly FakeTimeProvider _clock = new(now);

    public List<LineageRow> Steps { get; } = [];

    public List<CampaignOrigin> Origins { get; } = [];

    public MergePreview Preview { get; set; } = new("From", "Into", 0, 0, 12, 3, 2, 1);

    /// <summary>What the next act is refused with.</summary>
    public Refusal? Refuses { get; set; }

    public List<string> Acts { get; } = [];

    public LineageStep Merged(string from, string into, Guid fromId, Guid? intoId = null)
    {
        var (giving, taking) = (Campaign.Start(fromId, Analyst, from, null, null, _clock).Value!, Campaign.Start(intoId ?? Guid.NewGuid(), Analyst, into, null, null, _clock).Value!);
        var step = LineageStep.Merge(Guid.NewGuid(), Analyst, giving, taking, 12, "One lab.", _clock).Value!;
        Steps.Add(new(step, from, into));
        return step;
    }

    public Task<Done<MergePreview>> PreviewAsync(Person by, Guid from, Guid into, CancellationToken ct) => Task.FromResult<Done<MergePreview>>(Preview);

    public Task<Done<LineageStep>> MergeAsync(Person by, Guid from, long fromVersion, Guid into, long intoVersion, string? reason, CancellationToken ct)
    {
        if (Refuses is { } no) return Task.FromResult<Done<LineageStep>>(no);
        if (string.IsNullOrWhiteSpace(reason)) return Task.FromResult<Done<LineageStep>>(Refusal.ReasonMissing);
        Acts.Add($"merge {fromVersion} {intoVersion} {reason}");
        return Task.FromResult<Done<LineageStep>>(Merged("From", "Into", from, into));
    }

    public Task<Done<CampaignRow>> SplitAsync(Person by, Guid from, long version, IReadOnlyCollection<AccountId> accounts, string? name, string? reason, CancellationToken ct)
    {
        if (Refuses is { } no) return Task.FromResult<Done<CampaignRow>>(no);
        Acts.Add($"split {string.Join(' ', accounts.Select(a => a.Value))} {name} {reason}");
        return Task.FromResult<Done<CampaignRow>>(new CampaignRow(Guid.NewGuid(), name!, by.Name, _clock.GetUtcNow(), 0, accounts.Count, 0, 0));
    }

    public Task<Refusal?> UnmergeAsync(Person by, Guid step, long version, string? reason, CancellationToken ct)
    {
        if (Refuses is { } no) return Task.FromResult<Refusal?>(no);
        Acts.Add($"unmerge {reason}");
        return Task.FromResult<Refusal?>(null);
    }

    public Task<CampaignLineage> OfAsync(Person by, Guid campaign, CancellationToken ct) => Task.FromResult(new CampaignLineage([.. Steps], [.. Origins]));
}
