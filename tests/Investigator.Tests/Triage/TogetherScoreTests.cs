using Investigator.Domain.Detection;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;

namespace Investigator.Tests.Triage;

/// <summary>What it adds to a cluster that its accounts begin and end together: little where nothing else ties them, since honest causes set strangers to work for the same days.</summary>
public sealed class TogetherScoreTests
{
    private const int Members = 12;

    [Theory]
    [InlineData(LinkTies.Timing | LinkTies.Work, 0.5)]
    [InlineData(LinkTies.Timing | LinkTies.Place, 0.5)]
    [InlineData(LinkTies.Timing | LinkTies.Money, 3)]
    [InlineData(LinkTies.Timing | LinkTies.Machine, 3)]
    [InlineData(LinkTies.Timing | LinkTies.Movement, 3)]
    public void Hours_weigh_little_unless_cards_devices_or_ways_go_with_them(LinkTies ties, double weight) =>
        Assert.Equal(weight, WeightOf("together", Rated(APool(ties))), 6);

    [Theory]
    [InlineData(0)]
    [InlineData(1.25)]
    [InlineData(3)]
    public void What_hours_alone_weigh_is_set(double weight) =>
        Assert.Equal(weight, WeightOf("together", Rated(APool(LinkTies.Timing | LinkTies.Work), new() { TogetherAlone = weight })), 6);

    [Fact]
    public void It_weighs_by_the_share_of_members_that_begin_and_end_together() =>
        Assert.Equal(1.5, WeightOf("together", Rated(APool(LinkTies.Timing | LinkTies.Money) with { Together = Members / 2 })), 6);

    [Theory]
    [InlineData(SharedHouse.Room)]
    [InlineData(SharedHouse.Service)]
    [InlineData(SharedHouse.Program)]
    public void Where_a_house_explains_their_hours_they_say_nothing(SharedHouse house) =>
        Assert.Equal(0, WeightOf("together", Rated(APool(LinkTies.Timing | LinkTies.Work) with { House = house })));

    [Fact]
    public void Hours_and_wordings_at_their_strongest_stay_below_the_line_as_they_are_delivered()
    {
        Trial[] all = [new("own-wordings", 1e-7, 1, "Own wordings."), new("equal-shares", 1e-7, 1, "Alike.")];

        Assert.InRange(Rated(APool(LinkTies.Timing | LinkTies.Work), trials: all).Value, 0.01, QueueLine.Probability - 0.05);

        var bold = new ScoreOptions { TogetherAlone = 3 };
        bold.TrialWeights["own-wordings"] = 3;
        Assert.True(Rated(APool(LinkTies.Timing | LinkTies.Work), bold, all).Value >= QueueLine.Probability);
    }

    [Fact]
    public void Who_begins_and_ends_together_need_not_be_linked_one_to_one()
    {
        Assert.Equal(0, WeightOf("density", Rated(APool(LinkTies.Timing | LinkTies.Work))));
        Assert.True(WeightOf("density", Rated(APool(LinkTies.Timing | LinkTies.Work) with { Together = 0, Bits = Members })) < 0);
    }

    [Fact]
    public void That_text_was_seen_and_shows_no_wordings_of_their_own_is_told()
    {
        Assert.Contains("no wordings of their own", SentenceOf("together", Rated(APool(LinkTies.Timing | LinkTies.Money) with { HasNoWordings = true })), StringComparison.Ordinal);
        Assert.DoesNotContain("no wordings", SentenceOf("together", Rated(APool(LinkTies.Timing | LinkTies.Money))), StringComparison.Ordinal);
    }

    private static Pool APool(LinkTies ties) =>
        new([.. Enumerable.Range(0, Members).Select(n => new PoolMember(new($"member-{n:00}"), 1))], ties, 0, 0, 0) { Together = Members };

    private static Score Rated(Pool pool, ScoreOptions? options = null, IReadOnlyList<Trial>? trials = null) =>
        new ClusterScores(options ?? new(), Array.Empty<Hit>().ToLookup(h => h.AccountId), 10_000).Rate(pool, null, trials ?? []);

    private static double WeightOf(string source, Score score) => score.Parts.Where(p => p.Source == source).Sum(p => p.Weight);

    private static string SentenceOf(string source, Score score) => score.Parts.Single(p => p.Source == source).Sentence;
}
