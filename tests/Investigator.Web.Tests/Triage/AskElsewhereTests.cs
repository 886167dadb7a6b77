using Bunit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Values on pages that are no list, and the list that each opens.</summary>
public sealed class AskElsewhereTests : ConsoleContext
{
    private string Address => Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);

    [Fact]
    public async Task A_value_opens_its_list_and_one_that_can_name_a_person_stays_out_of_the_address()
    {
        var page = Render<AskElsewhere>();

        await page.Instance.AskAsync("Events", "model:large", false);
        Assert.Equal("events?q=model%3Alarge", Address);
        await page.Instance.AskAsync("Events", "model:large", true);
        Assert.Equal("events?q=not%20model%3Alarge", Address);
        await page.Instance.AskAsync("Accounts", "payment:card-9", false);
        Assert.Equal($"accounts?kept={Views.Kept.Single().Id:N}", Address);
    }

    [Theory]
    [InlineData("Elsewhere", "model:large"), InlineData("17", "model:large"), InlineData("", ""), InlineData("Events", "nofield:x"), InlineData("Events", "\u202E\0")]
    public async Task What_a_page_does_not_say_opens_nothing(string list, string term)
    {
        var before = Address;

        await Render<AskElsewhere>().Instance.AskAsync(list, term, false);

        Assert.Equal(before, Address);
    }

    [Fact]
    public void Every_list_has_a_page()
    {
        var pages = typeof(AskElsewhere).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false)).Select(route => ((RouteAttribute)route).Template).ToHashSet(StringComparer.Ordinal);

        Assert.All(Enum.GetValues<QueriedList>(), list => Assert.Contains(AskElsewhere.PathOf(list), pages));
    }
}
