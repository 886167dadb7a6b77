using MudBlazor;

namespace Investigator.Web.Shell;

/// <summary>The dialogs of one tab, in the order in which they opened: Escape closes the top one, whatever has the focus.</summary>
internal sealed class OpenDialogs
{
    // MudBlazor listens for Escape itself, but only inside the dialog and only after a round trip to the browser: an early Escape would be lost.
    private readonly List<IDialogReference> _open = [];

    public Task AddAsync(IDialogReference dialog)
    {
        _open.Add(dialog);
        return Task.CompletedTask;
    }

    public void CloseTop()
    {
        _open.RemoveAll(dialog => dialog.Result.IsCompleted);
        if (_open.Count > 0) _open[^1].Close(DialogResult.Cancel());
    }
}
