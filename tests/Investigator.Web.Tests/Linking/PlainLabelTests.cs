using Investigator.Web.Linking;

namespace Investigator.Web.Tests.Linking;

public sealed class PlainLabelTests
{
    [Theory]
    [InlineData("abc\u202Egnp.exe\u0007", "abc\\u{202e}gnp.exe\\u{7}")]
    [InlineData("<b>x</b> 日本", "<b>x</b> 日本")]
    [InlineData("a\u2028b\uFEFF", "a\\u{2028}b\\u{feff}")]
    public void Characters_that_could_act_are_written_out(string written, string shown) => Assert.Equal(shown, PlainLabel.Of(written));

    [Fact]
    public void A_long_label_is_cut_and_says_so()
    {
        Assert.Equal("aaaa…", PlainLabel.Of(new string('a', 10_000_000), 4));
        Assert.Equal("aaaa", PlainLabel.Of("aaaa", 4));
    }
}
