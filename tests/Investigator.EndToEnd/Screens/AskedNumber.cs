using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Investigator.EndToEnd.Screens;

/// <summary>What hits more than a hundred accounts asks to type how many.</summary>
public static partial class AskedNumber
{
    public static ILocator Field(ILocator dialog) => dialog.GetByLabel(Question());

    /// <summary>The number that the dialog asks for; <c>null</c> when it asks for none.</summary>
    public static async Task<string?> OfAsync(ILocator dialog) =>
        await Field(dialog).CountAsync() == 0 ? null : Question().Match(await dialog.InnerTextAsync()).Value.Split(' ')[1];

    [GeneratedRegex(@"Type \d+ to ", RegexOptions.None, 1000)]
    private static partial Regex Question();
}
