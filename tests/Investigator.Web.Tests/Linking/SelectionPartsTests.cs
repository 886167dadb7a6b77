using Investigator.Web.Linking;

namespace Investigator.Web.Tests.Linking;

public sealed class SelectionPartsTests
{
    private readonly SelectionParts _parts = new();

    [Fact]
    public void A_selection_is_whole_with_its_last_part()
    {
        Assert.Null(_parts.Add(1, 0, 2, ["a", "b"]));
        Assert.Equal(["a", "b", "c"], _parts.Add(1, 1, 2, ["c", "a"])!);
    }

    [Fact]
    public void An_empty_selection_is_a_selection() => Assert.Empty(_parts.Add(1, 0, 1, [])!);

    [Fact]
    public void A_newer_selection_replaces_one_that_never_ended()
    {
        _parts.Add(1, 0, 3, ["old"]);
        Assert.Equal(["new"], _parts.Add(2, 0, 1, ["new"])!);
    }

    [Fact]
    public void Parts_out_of_order_or_of_another_batch_are_dropped()
    {
        _parts.Add(1, 0, 3, ["a"]);
        Assert.Null(_parts.Add(1, 2, 3, ["c"]));
        Assert.Null(_parts.Add(1, 1, 3, ["b"]));
        _parts.Add(2, 0, 2, ["a"]);
        Assert.Null(_parts.Add(3, 1, 2, ["b"]));
    }

    [Fact]
    public void Ids_that_are_too_long_or_empty_are_dropped()
    {
        Assert.Null(_parts.Add(1, 0, 1, [new string('x', SelectionParts.MaxIdLength + 1)]));
        Assert.Null(_parts.Add(2, 0, 1, [""]));
        Assert.Null(_parts.Add(3, 0, 1, [null!]));
    }

    [Fact]
    public void An_endless_batch_is_dropped()
    {
        var part = Enumerable.Range(0, SelectionParts.MaxIds / 2 + 1).Select(i => $"n{i}").ToArray();
        Assert.Null(_parts.Add(1, 0, 2, part));
        Assert.Null(_parts.Add(1, 1, 2, part));
    }
}
