using System.Text.Json;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;

namespace Investigator.Tests.Triage;

public sealed class SavedPictureTests
{
    private const string Node = """{"id":"account:a","x":0,"y":0}""";

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"nodes":null}""")]
    [InlineData("""{"nodes":[]}""")]
    [InlineData("""{"nodes":[null]}""")]
    [InlineData("""{"nodes":[{"id":null,"x":0,"y":0}]}""")]
    [InlineData("""{"nodes":[{"id":"","x":0,"y":0}]}""")]
    [InlineData("""{"nodes":[{"id":"a","x":1e9,"y":0}]}""")]
    [InlineData($$"""{"nodes":[{{Node}},{{Node}}]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"hidden":null}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"hidden":[1]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"pinned":[-1]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"only":[0,0]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"brought":[null]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"brought":[{"by":1,"nodes":[]}]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"brought":[{"by":0,"nodes":null}]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"kindsOff":[""]}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"kindsOff":null}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"from":5}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"from":5,"to":4}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"next":-1}""")]
    [InlineData($$"""{"nodes":[{{Node}}],"totalNodes":-1}""")]
    public void What_is_no_picture_is_none(string claimed) =>
        Assert.Null(SavedPicture.Checked(JsonSerializer.Deserialize<SavedPicture>(claimed, JsonSerializerOptions.Web)));

    [Fact]
    public void A_picture_is_taken_whole_and_one_that_is_too_large_is_not()
    {
        Assert.NotNull(SavedPicture.Checked(Of(Neighbourhoods.MostNodes)));
        Assert.Null(SavedPicture.Checked(Of(Neighbourhoods.MostNodes + 1)));
        Assert.Null(SavedPicture.Checked(new() { Nodes = [new(new('x', 513), 0, 0)] }));
        var all = Enumerable.Range(0, 6_000).ToList();
        Assert.Null(SavedPicture.Checked(Of(Neighbourhoods.MostNodes) with { Brought = [.. all.Take(11).Select(by => new BroughtNodes(by, all))] }));
        static SavedPicture Of(int nodes) => new() { Nodes = [.. Enumerable.Range(0, nodes).Select(n => new PlacedNode($"account:{n}", n, -n))] };
    }

    [Theory]
    [InlineData("account:a:b", "account:a:b")]
    [InlineData("cluster:0d7e0a3c-0000-4000-8000-000000000001", "cluster:0d7e0a3c-0000-4000-8000-000000000001")]
    [InlineData("cluster:nonsense", null)]
    [InlineData("account:", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(null, null)]
    public void A_start_is_an_account_or_a_cluster(string? text, string? read) => Assert.Equal(read, GraphStart.Read(text)?.ToString());

    [Fact]
    public void A_start_that_is_too_long_is_none() => Assert.Null(GraphStart.Read("account:" + new string('a', GraphStart.LongestText)));

    [Fact]
    public void A_start_leads_to_what_it_names()
    {
        Assert.Equal(new AccountId("a"), GraphStart.Read("account:a")!.Account);
        Assert.Null(GraphStart.With(Guid.Empty).Account);
    }
}
