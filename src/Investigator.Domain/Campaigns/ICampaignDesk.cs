using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Campaigns;

/// <summary>Where people group accounts into campaigns. Every act is checked here against the person's role and written to the audit.</summary>
public interface ICampaignDesk
{
    /// <summary>Latest first.</summary>
    Task<Page<CampaignRow>> LoadAsync(int skip, int take, CancellationToken ct);

    /// <summary>With notes but without members, or <c>null</c>.</summary>
    Task<Campaign?> FindAsync(Guid id, CancellationToken ct);

    /// <param name="status"><c>null</c>: all.</param>
    Task<Page<CampaignMember>> MembersAsync(Guid id, MemberStatus? status, int skip, int take, CancellationToken ct);

    /// <summary>Ids of all members with a status (<c>null</c>: all).</summary>
    Task<IReadOnlyList<AccountId>> AccountsAsync(Guid id, MemberStatus? status, CancellationToken ct);

    /// <summary>What was held of a member before, latest first: here and in the campaigns that its membership came by; at most 100.</summary>
    Task<IReadOnlyList<MemberRevision>> HistoryAsync(Guid id, AccountId account, CancellationToken ct);

    /// <summary>The campaigns that an account is in.</summary>
    Task<IReadOnlyList<CampaignMembership>> OfAccountAsync(AccountId account, CancellationToken ct);

    /// <summary>Starts a campaign from a selection of accounts; they become candidates.</summary>
    Task<Done<CampaignRow>> StartAsync(Person by, string? name, string? description, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct);

    /// <summary>Starts a campaign from a cluster; its members come in with their weights.</summary>
    /// <param name="confirming">Why all of them belong together: they are confirmed in the same act. <c>null</c> or empty: they are candidates.</param>
    Task<Done<CampaignRow>> StartFromClusterAsync(Person by, string? name, string? description, Guid cluster, string? confirming, CancellationToken ct);

    /// <summary>Adds candidates to a campaign; members already there keep their status.</summary>
    Task<Refusal?> AddAsync(Person by, Guid id, IReadOnlyCollection<AccountId> accounts, string source, CancellationToken ct);

    /// <summary>Confirms members, finds them innocent, or makes them candidates again.</summary>
    /// <param name="accounts"><c>null</c>: all that are candidates now.</param>
    Task<Refusal?> JudgeAsync(Person by, Guid id, long version, IReadOnlyCollection<AccountId>? accounts, MemberStatus status, string? reason, CancellationToken ct);

    Task<Refusal?> WriteAsync(Person by, Guid id, string? note, CancellationToken ct);

    /// <summary>Changes a note; what it said before is kept. By its author alone.</summary>
    Task<Refusal?> RewriteAsync(Person by, Guid id, Guid note, string? text, CancellationToken ct);
}

/// <summary>A campaign in a list.</summary>
public sealed record CampaignRow(Guid Id, string Name, string CreatedBy, DateTimeOffset CreatedAt, int Candidates, int Confirmed, int Innocent, long Version)
{
    /// <summary>The campaign that it was merged into; <c>null</c>: it stands for itself.</summary>
    public Guid? MergedIntoId { get; init; }
}

/// <summary>An account's membership, seen from the account.</summary>
public sealed record CampaignMembership(Guid CampaignId, string CampaignName, MemberStatus Status, string Reason, string AddedBy, DateTimeOffset AddedAt);

/// <summary>What a set of accounts took, asked of the telemetry store.</summary>
public interface IHarvestQuestions
{
    Task<Harvest> HarvestAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);
}

/// <summary>Exchanges and tokens taken.</summary>
/// <param name="LastHour">Exchanges in the hour before the latest stored event: what still flows.</param>
/// <param name="FamilyExchanges">Exchanges whose prompt belongs to a known family, by family.</param>
public sealed record Harvest(
    long Exchanges, long InputTokens, long OutputTokens, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, long LastHour,
    IReadOnlyDictionary<string, long> FamilyExchanges);
