using Bunit;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Shell;

public sealed class OpenDialogsTests : ConsoleContext
{
    private readonly OpenDialogs _open = new();

    [Fact]
    public async Task Escape_closes_the_top_dialog_and_then_the_one_below()
    {
        var below = await OpenAsync();
        var top = await OpenAsync();

        await Dialogs.InvokeAsync(_open.CloseTop);
        Assert.True((await top.Result)!.Canceled);
        Assert.False(below.Result.IsCompleted);

        await Dialogs.InvokeAsync(_open.CloseTop);
        Assert.True((await below.Result)!.Canceled);
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task A_dialog_that_closed_itself_leaves_the_one_below_to_the_next_Escape()
    {
        var below = await OpenAsync();
        var top = await OpenAsync();
        await Dialogs.InvokeAsync(top.Close);

        await Dialogs.InvokeAsync(_open.CloseTop);

        Assert.True((await below.Result)!.Canceled);
    }

    [Fact]
    public async Task Escape_without_a_dialog_does_nothing() => await Dialogs.InvokeAsync(_open.CloseTop);

    private async Task<IDialogReference> OpenAsync()
    {
        var service = Services.GetRequiredService<IDialogService>();
        service.DialogInstanceAddedAsync += _open.AddAsync;
        var dialog = await Dialogs.InvokeAsync(() => service.ShowAsync<KeysOverlay>("Keys"));
        service.DialogInstanceAddedAsync -= _open.AddAsync;
        return dialog;
    }
}
