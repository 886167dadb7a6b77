using System.Globalization;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Investigator.Web.Tests.Shell;

public sealed class TextsTests
{
    [Fact]
    public void Numbers_look_the_same_whatever_the_servers_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("1,234.5 of members", Texts.Say("{0:N1} of {1}", 1234.5, "members"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Markup_is_refused_instead_of_written_out_as_a_type()
    {
        Assert.Throws<ArgumentException>(() => Texts.Say("by {0}", new MarkupString("<b>x</b>")));
        Assert.Throws<ArgumentException>(() => Texts.Say("by {0}", (RenderFragment)(_ => { })));
    }

    [Fact]
    public void A_text_that_strangers_wrote_is_a_value_and_never_a_form() => Assert.Equal("by {0}{1:N0}", Texts.Say("by {0}", "{0}{1:N0}"));

    [Fact]
    public void Pictures_say_English_without_being_handed_a_word_and_hand_over_all_of_theirs_in_another_language()
    {
        Assert.Null(Texts.OfScripts());
        try
        {
            Texts.Speak(PseudoText.Language);
            Assert.Equal(PseudoText.Of("Undo"), Texts.OfScripts()!["Undo"]);
            Assert.All(Texts.OfScripts()!, text => Assert.Equal(PseudoText.Of(text.Key), text.Value));
        }
        finally
        {
            Texts.Speak(null);
        }
    }

    [Fact]
    public void The_language_that_nobody_speaks_marks_each_text_and_keeps_its_places() => Assert.Equal("[ÁÁšk {0:N0} ááççóóúúñtš]", PseudoText.Of("Ask {0:N0} accounts"));
}
