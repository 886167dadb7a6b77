using Bunit;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Shell;

public sealed class ConfirmDialogTests : ConsoleContext
{
    [Theory]
    [InlineData("")]
    [InlineData("20")]
    [InlineData("2000")]
    [InlineData("two hundred")]
    public void Another_word_than_the_asked_one_is_refused_and_the_question_stays(string written)
    {
        var answer = Ask();
        Dialogs.WaitForElement("input").Input(written);
        Dialogs.Find("[data-submit]").Click();

        Assert.Equal("Type 200 first.", Dialogs.WaitForElement("[data-testid=refused]").TextContent.Trim());
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task The_asked_word_is_taken_also_when_it_was_sent_before_the_page_was_drawn_again()
    {
        var answer = Ask();
        var button = Dialogs.WaitForElement("[data-submit]");
        Assert.False(button.HasAttribute("disabled"));
        Dialogs.Find("input").Input(" 200 ");
        Dialogs.Find("[data-submit]").Click();

        Assert.True(await answer.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private Task<bool> Ask()
    {
        var service = Services.GetRequiredService<IDialogService>();
        var answer = Task.FromResult(false);
        _ = Dialogs.InvokeAsync(() => { answer = service.ConfirmAsync("Ban 200 accounts", "All of them.", "Ban", grave: true, "200"); });
        return answer;
    }
}
