using System.Text.RegularExpressions;
using Bunit;
using Investigator.Web.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Investigator.Web.Tests.Shell;

/// <summary>The table of keys, its overlay and its script agree.</summary>
public sealed partial class ConsoleKeysTests : ConsoleContext
{
    [Fact]
    public void No_key_is_given_twice_and_none_is_the_beginning_of_another()
    {
        // A picture that has the focus reads its keys before the page does.
        Assert.All(ConsoleKeys.All.GroupBy(key => (key.Keys, Own: key.Act == "own" ? key.Target : null)), same => Assert.Single(same));
        Assert.Equal(ConsoleKeys.All.Count, ConsoleKeys.All.Select(key => key.Does).Distinct(StringComparer.Ordinal).Count());
        var keys = ConsoleKeys.All.Where(key => key.Act != "own").Select(key => key.Keys).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.All(keys, key => Assert.DoesNotContain(keys, other => other.StartsWith(key + " ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_script_knows_every_act_of_the_table()
    {
        var script = File.ReadAllText(Path.Combine(Sources, "wwwroot", "shell", "keys.js"));
        var acts = Act().Matches(script[script.IndexOf("const acts", StringComparison.Ordinal)..]).Select(act => act.Groups["act"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(ConsoleKeys.All, key => Assert.Contains(key.Act, acts));
    }

    [Fact]
    public void What_a_key_acts_on_stands_on_some_page()
    {
        var pages = string.Concat(Directory.EnumerateFiles(Sources, "*.razor", SearchOption.AllDirectories).Select(File.ReadAllText));
        foreach (var mark in ConsoleKeys.All.Select(key => key.Target).OfType<string>().Where(target => target.StartsWith("[data-", StringComparison.Ordinal)))
            Assert.Contains(mark.Trim('[', ']'), pages, StringComparison.Ordinal);
    }

    [Fact]
    public void The_overlay_lists_those_that_work_here_in_the_order_of_the_table()
    {
        _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<KeysOverlay>("Keys", new DialogParameters<KeysOverlay> { { d => d.Working, new[] { "Next row", "These keys", "nonsense" } } }));

        var listed = Dialogs.WaitForElement("[data-testid=keys]");

        Assert.Equal(["These keys", "Next row"], listed.QuerySelectorAll("dd").Select(entry => entry.TextContent));
    }

    private static string Sources
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Investigator.sln"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "src", "Investigator.Web");
        }
    }

    [GeneratedRegex(@"^  (?<act>\w+): ", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Act();
}
