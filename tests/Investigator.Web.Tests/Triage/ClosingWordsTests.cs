using System.Text.RegularExpressions;
using Bunit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>The words that an entry is closed with.</summary>
public sealed partial class ClosingWordsTests : ConsoleContext
{
    private readonly QueueInMemory _queue = new();

    public ClosingWordsTests() => Services.AddSingleton<ITriageQueue>(_queue);

    [Fact]
    public void Every_way_to_close_asks_for_one_of_the_same_five_and_the_query_bar_knows_them()
    {
        string[] words = ["TruePositive", "BenignPositive", "FalsePositive", "Duplicate", "CannotTell"];
        Assert.Equal(words, Enum.GetNames<Verdict>());
        _queue.Add(SubjectKind.Account, "acc-1");
        _queue.Add(SubjectKind.Account, "acc-2");
        var page = Render<Queue>();

        page.Find("[aria-label='Dismiss acc-1']").Click();
        Assert.Equal(words, Offered());
        Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Cancel").Click();
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        page.Find("[data-testid=bulk-Close]").Click();
        Assert.Equal(words, Offered());

        Assert.Equal(words.Select(w => Capital().Replace(w, "-$0").ToLowerInvariant()).Prepend("none"), QueueFields.All.Find("verdict")!.Choices);
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.NotEmpty(QueueWords.Of(verdict)));
    }

    [Fact]
    public void No_way_into_the_console_closes_an_entry_without_going_through_the_rule_that_asks_for_verdict_and_note()
    {
        // Whatever sets a verdict is a method of the entry itself, and of those only one takes a verdict.
        Assert.All(typeof(QueueEntry).GetProperties().Where(p => p.Name is nameof(QueueEntry.Verdict) or nameof(QueueEntry.State) or nameof(QueueEntry.Judgements)), p => Assert.False(p.SetMethod!.IsPublic));
        Assert.Equal(["Close"], typeof(QueueEntry).GetMethods().Where(m => m.GetParameters().Any(p => p.ParameterType == typeof(Verdict?) || p.ParameterType == typeof(Verdict))).Select(m => m.Name));
        // No request of the API carries one: machines close nothing.
        Assert.DoesNotContain(
            typeof(QueueWords).Assembly.GetTypes().Where(t => t.Name.EndsWith("Request", StringComparison.Ordinal)).SelectMany(t => t.GetProperties()),
            p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Verdict));
    }

    private IEnumerable<string?> Offered() => Dialogs.WaitForElements("input[name=verdict]").Select(radio => radio.GetAttribute("value"));

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 5000)]
    private static partial Regex Capital();
}
