using System.Collections;
using System.Runtime.InteropServices;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Linking;

/// <summary>The links of one analysis.</summary>
public sealed class LinkMap
{
    private readonly LinkWeigher _weigher;

    internal LinkMap(LinkWeigher weigher, Holdings holdings, IReadOnlyList<FoundLink> links, int found, IReadOnlyDictionary<int, int[]> slots, int slotsPerDay) =>
        (_weigher, Holdings, Found, Total, Slots, SlotsPerDay) = (weigher, holdings, links, found, slots, slotsPerDay);

    /// <summary>How many links were found before the strongest per account were kept.</summary>
    public int Total { get; }

    internal Holdings Holdings { get; }

    internal IReadOnlyList<FoundLink> Found { get; }

    /// <summary>Active slots by account.</summary>
    internal IReadOnlyDictionary<int, int[]> Slots { get; }

    internal int SlotsPerDay { get; }

    /// <summary>How accounts that begin and end together word what they ask; <c>null</c>: there are none, or no text was seen.</summary>
    internal Worded? Worded { get; init; }

    /// <summary>
    /// The kept links in the order of their accounts, each put into words when it is read: the sentences of a million links are more than the memory of an analysis, and a store takes them one by one.
    /// </summary>
    public IReadOnlyCollection<Link> Links => field ??= new ExplainedLinks(
        [.. Found.Select(l => (First: IdOf(l.A), Second: IdOf(l.B), Link: l)).Select(l => string.CompareOrdinal(l.First, l.Second) <= 0 ? l : (First: l.Second, Second: l.First, l.Link))
            .OrderBy(l => l.First, StringComparer.Ordinal).ThenBy(l => l.Second, StringComparer.Ordinal).Select(l => l.Link)], Explained);

    /// <summary>The heaviest link of an account, or <c>null</c> when it has none.</summary>
    public Link? HeaviestOf(AccountId account) => Holdings.IndexOf(account) is { } index && Heaviest[index] is { } link ? Explained(link) : null;

    /// <summary>Whether any kept link is the account's.</summary>
    public bool HasLink(AccountId account) => Holdings.IndexOf(account) is { } index && Heaviest[index] is not null;

    private FoundLink?[] Heaviest => field ??= HeaviestByAccount();

    private string IdOf(int account) => Holdings.Accounts[account].AccountId.Value;

    private Link Explained(FoundLink link) => Link.Between(Holdings.Accounts[link.A].AccountId, Holdings.Accounts[link.B].AccountId, _weigher.Explain(link));

    private FoundLink?[] HeaviestByAccount()
    {
        var heaviest = new FoundLink?[Holdings.Accounts.Count];
        foreach (var link in Found)     // heaviest first
        {
            heaviest[link.A] ??= link;
            heaviest[link.B] ??= link;
        }
        return heaviest;
    }

    private sealed class ExplainedLinks(FoundLink[] found, Func<FoundLink, Link> explained) : IReadOnlyCollection<Link>
    {
        public int Count => found.Length;

        public IEnumerator<Link> GetEnumerator() => found.Select(explained).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>A link before it is put into words.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FoundLink(int A, int B, double Bits, LinkTies Ties);
