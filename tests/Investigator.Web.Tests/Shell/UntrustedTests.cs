using Bunit;
using Investigator.Web.Shell;

namespace Investigator.Web.Tests.Shell;

/// <summary>What strangers wrote is looked at, never obeyed.</summary>
public sealed class UntrustedTests : ConsoleContext
{
    [Fact]
    public void Markup_is_text_and_a_turned_line_shows_why_it_would_turn()
    {
        var shown = Render<Untrusted>(p => p.Add(u => u.Text, Hostile));
        Assert.Empty(shown.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩=cmd", shown.Find("bdi").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_text_is_cut_until_somebody_asks_for_more_and_never_shown_whole_without_end()
    {
        var shown = Render<Untrusted>(p => p.Add(u => u.Text, new string('a', 10_000_000)).Add(u => u.Most, 100));
        Assert.Equal(100, shown.Find("bdi").TextContent.Length);
        shown.Find("button").Click();
        Assert.Equal(20_000, shown.Find("bdi").TextContent.Length);
        Assert.Contains("9,980,000 further characters are not shown", shown.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\u0000b", "a⟨U+0000⟩b")]
    [InlineData("a\u200Bb", "a⟨U+200B⟩b")]
    [InlineData("a\nb\tc", "a⏎b⇥c")]
    [InlineData("\uDBFF\uDFFD", "⟨U+10FFFD⟩")]
    [InlineData("Grüße 你好 👋", "Grüße 你好 👋")]
    public void What_cannot_be_seen_is_made_visible(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Half_a_sign_is_shown_as_one_that_is_not_known() => Assert.Equal("\uFFFDx", VisibleText.Of("\uD800x"));

    [Fact]
    public void A_cut_never_splits_a_sign_in_two() => Assert.Equal("a", VisibleText.Of("a👋", most: 2));
}
