using Investigator.Domain.Audit;
using MudBlazor;

namespace Investigator.Web.Shell;

/// <summary>What the console says back after an act.</summary>
internal static class Says
{
    /// <summary>Asks before an act.</summary>
    /// <param name="typed">A word the person has to type, for acts above a threshold.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string act, bool grave = false, string? typed = null)
    {
        var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, new DialogParameters<ConfirmDialog>
        {
            { d => d.Title, title }, { d => d.Text, text }, { d => d.Act, act }, { d => d.Grave, grave }, { d => d.Typed, typed },
        });
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>It is done, and here is the way back.</summary>
    public static void Done(this ISnackbar snackbar, string text, Func<Task>? undo = null) => snackbar.Add(text, Severity.Success, options =>
    {
        options.VisibleStateDuration = undo is null ? 4000 : 10_000;
        if (undo is null) return;
        options.Action = Say("Undo");
        options.OnClick = _ => undo();
    });

    /// <summary>It was not done, and this is why.</summary>
    public static void Refused(this ISnackbar snackbar, Refusal why) => snackbar.Add(why.Said(), Severity.Warning, options => options.RequireInteraction = true);
}
