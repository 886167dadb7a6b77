using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Investigator.Domain.Linking;

namespace Investigator.Tests.Linking;

public sealed class FalseDiscoveryTests
{
    // The worked example of Benjamini and Hochberg (1995), section 4: fifteen tests, four of which stand at 5 %.
    [Fact]
    public void The_example_of_the_paper_comes_out_as_printed()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

        Assert.Equal([true, true, true, true, .. Enumerable.Repeat(false, 11)], FalseDiscovery.Believed(p, 0.05));
    }

    [Fact]
    public void Nothing_tested_is_nothing_believed() => Assert.Empty(FalseDiscovery.Believed([], 0.05));

    [Property]
    public Property A_smaller_probability_is_never_believed_less() => Prop.ForAll(Gen.ListOf(Gen.Choose(0, 1000)).ToArbitrary(), thousandths =>
    {
        var p = thousandths.Select(t => t / 1000.0).ToList();
        var believed = FalseDiscovery.Believed(p, 0.1);
        var worst = p.Zip(believed).Where(x => x.Second).Select(x => x.First).DefaultIfEmpty(-1).Max();
        return p.Zip(believed).All(x => x.Second == (x.First <= worst));
    });
}
