using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Investigator.Domain.Linking;

namespace Investigator.Tests.Linking;

public sealed class CommunitiesTests
{
    [Fact]
    public void Two_cliques_joined_by_one_thin_link_are_two_communities()
    {
        var edges = Clique(0, 6).Concat(Clique(6, 6)).Append(new(0, 6, 0.2)).ToList();

        var community = Communities.Find(12, edges);

        Assert.Single(community[..6].Distinct());
        Assert.Single(community[6..].Distinct());
        Assert.NotEqual(community[0], community[6]);
    }

    [Fact]
    public void Nodes_without_links_stay_alone()
    {
        Assert.Equal([0, 1, 2], Communities.Find(3, []));
        Assert.Empty(Communities.Find(0, []));
    }

    // Plain modularity joins groups smaller than about the square root of all links (Fortunato, Barthélemy 2007): many small ones need a finer resolution.
    [Theory, InlineData(4, 30, 0.01, 1), InlineData(10, 50, 0.01, 1), InlineData(40, 20, 0.001, 3)]
    public void Planted_groups_come_back(int groups, int size, double between, double resolution)
    {
        var random = new Random(7);
        var edges = Planted(random, groups, size, inside: 0.5, between);

        var community = Communities.Find(groups * size, edges, resolution);

        // Every planted group lies mostly in one community, and no community swallows two.
        var homes = Enumerable.Range(0, groups)
            .Select(g => community.AsSpan(g * size, size).ToArray().CountBy(c => c).MaxBy(c => c.Value)).ToList();
        Assert.All(homes, home => Assert.True(home.Value >= 0.9 * size, $"{home.Value} of {size} stayed together"));
        Assert.Equal(groups, homes.Select(h => h.Key).Distinct().Count());
    }

    [Property(MaxTest = 60)]
    public Property The_grouping_is_never_worse_than_no_grouping_and_always_the_same() =>
        Prop.ForAll(Graphs().ToArbitrary(), graph =>
        {
            var community = Communities.Find(graph.Nodes, graph.Edges);
            var alone = Communities.Modularity(graph.Edges, [.. Enumerable.Range(0, graph.Nodes)]);
            return community.Length == graph.Nodes
                && Communities.Modularity(graph.Edges, community) >= alone - 1e-9
                && community.SequenceEqual(Communities.Find(graph.Nodes, graph.Edges));
        });

    [Fact]
    public void Two_hundred_thousand_links_are_grouped_while_one_waits()
    {
        var edges = Planted(new Random(3), groups: 200, size: 100, inside: 0.2, between: 0.0002);
        Assert.True(edges.Count > 200_000);

        var community = Communities.Find(20_000, edges);

        Assert.InRange(community.Distinct().Count(), 150, 250);
    }

    private static IEnumerable<WeightedEdge> Clique(int first, int size) =>
        from a in Enumerable.Range(first, size) from b in Enumerable.Range(first, size) where a < b select new WeightedEdge(a, b, 1);

    private static List<WeightedEdge> Planted(Random random, int groups, int size, double inside, double between)
    {
        var edges = new List<WeightedEdge>();
        var nodes = groups * size;
        for (var group = 0; group < groups; group++)
            edges.AddRange(Clique(group * size, size).Where(_ => random.NextDouble() < inside));
        var bridges = (long)(between * nodes * nodes / 2);
        var known = edges.Select(e => (e.First, e.Second)).ToHashSet();
        for (long i = 0; i < bridges; i++)
        {
            var (a, b) = (random.Next(nodes), random.Next(nodes));
            if (a != b && known.Add((Math.Min(a, b), Math.Max(a, b)))) edges.Add(new(Math.Min(a, b), Math.Max(a, b), 1));
        }

        return edges;
    }

    private static Gen<(int Nodes, List<WeightedEdge> Edges)> Graphs() =>
        from nodes in Gen.Choose(2, 30)
        from pairs in Gen.ArrayOf(Gen.Choose(0, nodes - 1).Two())
        from weights in Gen.ArrayOf(Gen.Choose(1, 100), pairs.Length)
        select (nodes, pairs.Select((p, i) => (A: Math.Min(p.Item1, p.Item2), B: Math.Max(p.Item1, p.Item2), W: weights[i] / 10.0))
            .DistinctBy(e => (e.A, e.B)).Select(e => new WeightedEdge(e.A, e.B, e.W)).ToList());
}
