using Investigator.Domain.Audit;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Asking a person for a reason before an act.</summary>
internal static class Asks
{
    /// <param name="text">What will happen, and how reversible it is.</param>
    /// <param name="act">Does it with the reason; answers why not.</param>
    /// <param name="draft">What stands in the field at first.</param>
    /// <param name="next">What can be gone on to at once, and how it is asked for.</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> ForReasonAsync(
        this IDialogService dialogs, string title, string text, string button, Func<string?, Task<Refusal?>> act, bool grave = false, string? label = null,
        string? draft = null, (string Button, Action Ask)? next = null)
    {
        var dialog = await dialogs.ShowAsync<ReasonDialog>(title, new DialogParameters<ReasonDialog>
        {
            { d => d.Title, title }, { d => d.Text, text }, { d => d.Act, button }, { d => d.Do, act }, { d => d.Grave, grave }, { d => d.Label, label ?? Say("Reason") },
            { d => d.Draft, draft }, { d => d.NextButton, next?.Button ?? "" }, { d => d.Next, next?.Ask },
        });
        return await dialog.Result is { Canceled: false };
    }
}
