using Bunit;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;

namespace Investigator.Web.Tests.Shell;

/// <summary>What can be done on the page below, and where one can go.</summary>
public sealed class PaletteTests : ConsoleContext
{
    private readonly BunitJSModuleInterop _script;

    public PaletteTests()
    {
        _script = JSInterop.SetupModule("./shell/console.js");
        _script.Mode = JSRuntimeMode.Loose;
        Open(new("Claim", "a"), new("Freeze confirmed members…", "z"), new(Hostile, ""));
    }

    [Fact]
    public void The_acts_of_the_page_stand_before_the_pages_each_with_its_key()
    {
        var options = Dialogs.FindAll("[role=option]");

        Assert.Contains("Claim", options[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("z", options[1].QuerySelector("kbd")!.TextContent);
        Assert.Null(options[2].QuerySelector("kbd"));
        Assert.Contains(options.Skip(3), page => page.TextContent.Contains("Queue", StringComparison.Ordinal));
        Assert.Empty(Dialogs.FindAll("script"));
    }

    [Fact]
    public void Enter_alone_does_nothing()
    {
        Dialogs.Find("input").KeyDown("Enter");

        Assert.Empty(_script.Invocations["press"]);
        Assert.NotEmpty(Dialogs.FindAll("[role=option]"));
    }

    [Fact]
    public async Task Enter_after_a_few_letters_presses_the_button_that_the_page_offered()
    {
        Dialogs.Find("input").Input("freeze");
        ((FakeTimeProvider)Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromSeconds(1)); // it waits for the next letter
        Dialogs.WaitForAssertion(() => Assert.Single(Dialogs.FindAll("[data-testid=palette-act]")));

        await Dialogs.Find("input").KeyDownAsync("Enter");

        Assert.Equal(1, Assert.Single(_script.Invocations["press"]).Arguments[0]); // the second of those that were offered
    }

    private void Open(params PageAct[] acts) =>
        _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<Web.Shell.Palette>("Go to", new DialogParameters<Web.Shell.Palette> { { d => d.Acts, acts } }));
}
