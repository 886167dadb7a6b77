using Investigator.Domain.Audit;
using MudBlazor;

namespace Investigator.Web.Campaigns;

/// <summary>Asking a person for a reason before an act.</summary>
internal static class Asks
{
    /// <param name="text">What will happen, and how reversible it is.</param>
    /// <param name="act">Does it with the reason; answers why not.</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> ForReasonAsync(
        this IDialogService dialogs, string title, string text, string button, Func<string?, Task<Refusal?>> act, bool grave = false, string? label = null)
    {
        var dialog = await dialogs.ShowAsync<ReasonDialog>(title, new DialogParameters<ReasonDialog>
        {
            { d => d.Title, title }, { d => d.Text, text }, { d => d.Act, button }, { d => d.Do, act }, { d => d.Grave, grave }, { d => d.Label, label ?? Say("Reason") },
        });
        return await dialog.Result is { Canceled: false };
    }
}
