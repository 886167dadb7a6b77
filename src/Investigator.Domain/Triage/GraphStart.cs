using Investigator.Domain.Linking;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Triage;

/// <summary>Where a picture of links begins: at an account, with a cluster or with a campaign, exactly one of the three.</summary>
public sealed record GraphStart
{
    /// <summary>The longest text of a start.</summary>
    public const int LongestText = 512;

    private const string ClusterWord = "cluster:";

    private const string CampaignWord = "campaign:";

    private GraphStart(AccountId? account, Guid? cluster, Guid? campaign) => (Account, Cluster, Campaign) = (account, cluster, campaign);

    public AccountId? Account { get; }

    public Guid? Cluster { get; }

    public Guid? Campaign { get; }

    public static GraphStart At(AccountId account) => new(account, null, null);

    public static GraphStart With(Guid cluster) => new(null, cluster, null);

    public static GraphStart WithCampaign(Guid campaign) => new(null, null, campaign);

    /// <summary><c>account:acc-1</c>, or <c>cluster:</c> or <c>campaign:</c> and the id; <c>null</c> for anything else.</summary>
    public static GraphStart? Read(string? text) =>
        text is null || text.Length > LongestText ? null
        : GraphNode.AccountOf(text) is { } account ? At(account)
        : After(text, ClusterWord) is { } cluster ? With(cluster)
        : After(text, CampaignWord) is { } campaign ? WithCampaign(campaign) : null;

    public override string ToString() => this switch
    {
        { Account: { } account } => GraphNode.IdOf(account),
        { Cluster: { } cluster } => $"{ClusterWord}{cluster:D}",
        _ => $"{CampaignWord}{Campaign:D}",
    };

    private static Guid? After(string text, string word) => text.StartsWith(word, StringComparison.Ordinal) && Guid.TryParseExact(text[word.Length..], "D", out var id) ? id : null;
}
