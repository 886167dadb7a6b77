using System.Linq.Expressions;
using Investigator.Casework.Detection;
using Investigator.Casework.Linking;
using Investigator.Casework.Triage.Queries;
using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Triage;

/// <summary>Where the fields of <see cref="AccountFields"/>, <see cref="ClusterFields"/> and <see cref="HitFields"/> lie.</summary>
internal static class FindingColumns
{
    public static QueryColumns<AccountScore> Accounts { get; } = WithResources(AccountFields.All, UsesOne, new QueryColumns<AccountScore>(_ => throw new NotSupportedException("The list of accounts holds no text."))
        .Each("account", (value, _) => IsAccount(new(Letters(value))))
        .Number("score", s => s.Value)
        .Time("flagged", s => s.FlaggedAt != null, s => s.FlaggedAt!.Value)
        .Each("detector", IsHitBy)
        .Each("cluster", (value, _) => IsInCluster(IdOf(value)))
        .Each("tag", IsTagged)
        .Whole("exchanges", s => s.Exchanges)
        .Time("seen", s => s.LastSeenAt)
        .Time("first", s => s.FirstSeenAt));

    public static QueryColumns<Cluster> Clusters { get; } = WithResources(ClusterFields.All, HoldsAUser, new QueryColumns<Cluster>(_ => throw new NotSupportedException("The list of clusters holds no text."))
        .Each("cluster", (value, _) => IsCluster(IdOf(value)))
        .Number("score", c => EF.Property<double>(c, ClusterConfiguration.ScoreValue))
        .Whole("size", c => c.Size)
        .Each("member", (value, _) => Holds(new(Letters(value))))
        .Each("detector", HoldsOneHitBy)
        .Whole("exchanges", c => c.Exchanges)
        .Time("seen", c => c.LastSeenAt)
        .Time("first", c => c.FirstSeenAt));

    public static QueryColumns<Hit> Hits { get; } = new QueryColumns<Hit>(_ => throw new NotSupportedException("The list of hits holds no text."))
        .Name("detector", h => h.DetectorId)
        .Each("account", (value, _) => IsOn(new(Letters(value))))
        .Number("strength", h => h.Strength)
        .Whole("version", h => h.DetectorVersion)
        .Time("from", h => h.WindowFrom)
        .Time("to", h => h.WindowTo)
        .Each("tag", IsOnTagged);

    private static QueryColumns<T> WithResources<T>(QueryFields fields, Func<IReadOnlyCollection<AccountId>, Expression<Func<T, bool>>> among, QueryColumns<T> columns) =>
        fields.All.Where(f => f.Resource is not null).Aggregate(columns, (all, f) => all.Each(f.Name, (value, asker) => among(asker.Users[QueriedResource.Of(f.Resource!.Value, Letters(value))])));

    // One parameter, however many accounts: a store takes only so many of them.
    private static Expression<Func<AccountScore, bool>> UsesOne(IReadOnlyCollection<AccountId> users) => s => EF.Parameter(users).Contains(s.AccountId);

    private static Expression<Func<Cluster, bool>> HoldsAUser(IReadOnlyCollection<AccountId> users) => c => c.Members.Any(m => EF.Parameter(users).Contains(m.AccountId));

    private static Expression<Func<AccountScore, bool>> IsAccount(AccountId account) => s => s.AccountId == account;

    private static Expression<Func<AccountScore, bool>> IsInCluster(Guid? cluster) => s => s.ClusterId != null && s.ClusterId == cluster;

    private static Expression<Func<AccountScore, bool>> IsHitBy(QueryValue detector, QueryAsker asker)
    {
        var hits = HitsBy(detector, asker);
        return s => hits.Any(h => h.AccountId == s.AccountId);
    }

    private static Expression<Func<Hit, bool>> IsOn(AccountId account) => h => h.AccountId == account;

    private static Expression<Func<Hit, bool>> IsOnTagged(QueryValue word, QueryAsker asker)
    {
        var tags = AccountTags.Of(asker.Db!, word);
        return h => tags.Any(t => t.AccountId == h.AccountId);
    }

    private static Expression<Func<AccountScore, bool>> IsTagged(QueryValue word, QueryAsker asker)
    {
        var tags = AccountTags.Of(asker.Db!, word);
        return s => tags.Any(t => t.AccountId == s.AccountId);
    }

    private static Expression<Func<Cluster, bool>> IsCluster(Guid? cluster) => c => c.Id == cluster;

    private static Expression<Func<Cluster, bool>> Holds(AccountId account) => c => c.Members.Any(m => m.AccountId == account);

    private static Expression<Func<Cluster, bool>> HoldsOneHitBy(QueryValue detector, QueryAsker asker)
    {
        var hits = HitsBy(detector, asker);
        return c => c.Members.Any(m => hits.Any(h => h.AccountId == m.AccountId));
    }

    private static IQueryable<Hit> HitsBy(QueryValue detector, QueryAsker asker) =>
        asker.Db!.Hits.Where(Predicates.On<Hit, string>(h => h.DetectorId, ColumnTests.Name(((PatternValue)detector).Pattern)));

    private static string Letters(QueryValue value) => ((PatternValue)value).Pattern.Letters;

    // What is no id is no cluster's.
    private static Guid? IdOf(QueryValue value) => Guid.TryParse(Letters(value), out var id) ? id : null;
}
