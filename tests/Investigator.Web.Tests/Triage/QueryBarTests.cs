using Bunit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>The query bar of the queue, and how a query lives in the address.</summary>
public sealed class QueryBarTests : ConsoleContext
{
    private readonly QueueInMemory _queue = new();

    public QueryBarTests() => Services.AddSingleton<ITriageQueue>(_queue);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private string Asked => Uri.UnescapeDataString(new Uri(Navigation.Uri).Query);

    [Fact]
    public void What_is_asked_narrows_the_list_and_stands_in_the_address()
    {
        _queue.Add(SubjectKind.Account, "acc-1", 0.95);
        _queue.Add(SubjectKind.Account, "acc-2", 0.6);
        var page = Render<Queue>();

        Ask(page, "score:>=0.9");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=queue-row]")));
        Assert.Equal("?q=score:>=0.9", Asked);
        Assert.Contains("score:>=0.9", Assert.Single(page.FindAll("[data-testid=query-part]")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_can_name_a_person_stands_under_an_id_in_the_address_and_opens_for_a_colleague()
    {
        _queue.Add(SubjectKind.Account, "bob@evil.example");
        _queue.Add(SubjectKind.Account, "acc-2");
        var page = Render<Queue>();

        Ask(page, "bob[@]evil[.]example");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-testid=queue-row]")));
        Assert.StartsWith("?kept=", Asked, StringComparison.Ordinal);
        Assert.DoesNotContain("bob", Asked, StringComparison.Ordinal);
        SignIn("analyst-2", "Analyst 2", Domain.Audit.Role.Analyst);
        var other = Render<Queue>();
        Assert.Equal("bob@evil.example", other.Find("[data-testid=query]").GetAttribute("value"));
        Assert.Single(other.FindAll("[data-testid=queue-row]"));
    }

    [Theory, InlineData("/queue?kept=abc"), InlineData("/queue?sealed=CfDJ8abc"), InlineData("/queue?q=scroe%3A1"), InlineData("/queue?q=%E2%80%AE")]
    public void A_link_that_can_t_be_read_lists_nothing_and_says_why(string link)
    {
        _queue.Add(SubjectKind.Account, "acc-1");
        Navigation.NavigateTo(link);

        var page = Render<Queue>();

        Assert.Empty(page.FindAll("[data-testid=queue-row]"));
        Assert.Contains("Not asked:", page.Find("[data-testid=query-fault]").TextContent, StringComparison.Ordinal);
        Assert.Contains("can't be read", page.Find("[data-testid=filtered]").TextContent, StringComparison.Ordinal);
        Assert.Null(_queue.Asked);
    }

    [Fact]
    public void A_fault_is_marked_at_the_character_what_was_typed_stays_and_the_offer_mends_it()
    {
        _queue.Add(SubjectKind.Account, "acc-1", 0.95);
        var page = Render<Queue>();

        Ask(page, "scroe:>=0.9 <b>");

        Assert.Equal("scroe", page.Find("[data-testid=query-mark]").TextContent);
        Assert.Equal("scroe:>=0.9 <b>", page.Find("[data-testid=query]").GetAttribute("value"));
        Assert.Equal("", Asked);
        Assert.Single(page.FindAll("[data-testid=queue-row]"));
        Ask(page, "scroe:>=0.9");
        page.Find("[data-testid=query-mend]").Click();
        page.WaitForAssertion(() => Assert.Equal("?q=score:>=0.9", Asked));
        Assert.Empty(page.FindAll("[data-testid=query-fault]"));
    }

    [Fact]
    public void A_chip_is_switched_off_and_on_and_taken_out()
    {
        _queue.Add(SubjectKind.Account, "acc-1", 0.6);
        Navigation.NavigateTo("/queue?q=" + Uri.EscapeDataString("score:>=0.9 queue:General"));
        var page = Render<Queue>();
        Assert.NotNull(page.Find("[data-testid=filtered]"));

        page.FindAll(".query-switch")[0].Click();

        page.WaitForAssertion(() => Assert.Equal("?q=off score:>=0.9 and queue:General", Asked));
        Assert.Single(page.FindAll("[data-testid=queue-row]"));
        Assert.Equal(["false", "true"], page.FindAll(".query-switch").Select(b => b.GetAttribute("aria-pressed")));
        page.FindAll(".query-switch")[0].Click();
        page.WaitForAssertion(() => Assert.Equal("?q=score:>=0.9 and queue:General", Asked));
        page.Find("[aria-label='Take out score:>=0.9']").Click();
        page.WaitForAssertion(() => Assert.Equal("?q=queue:General", Asked));
        page.Find("[aria-label='Take out queue:General']").Click();
        page.WaitForAssertion(() => Assert.Equal("", Asked));
        Assert.Equal("", page.Find("[data-testid=query]").GetAttribute("value"));
    }

    [Fact]
    public async Task Fields_and_values_are_offered_while_somebody_types()
    {
        _queue.Values = [new("Near certain", 12), new("Pools", 3)];
        var page = Render<Queue>();
        var bar = page.FindComponent<QueryBar>().Instance;

        await bar.TypedAsync("sco", 3);
        Assert.StartsWith("score:", Assert.Single(page.FindAll("[role=option]")).TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-testid=query]").GetAttribute("aria-expanded"));

        await bar.TypedAsync("queue:near", 10);
        var offer = Assert.Single(page.FindAll("[role=option]"));
        Assert.Equal(("\"Near certain\"", "6", "10", "Near certain 12"), (offer.GetAttribute("data-text"), offer.GetAttribute("data-from"), offer.GetAttribute("data-to"), offer.TextContent));

        await bar.CloseAsync();
        Assert.Empty(page.FindAll("[role=option]"));
    }

    [Fact]
    public async Task A_value_of_the_list_is_added_left_out_and_offered_by_the_row()
    {
        _queue.Add(SubjectKind.Account, "acc-1", 0.956);
        Navigation.NavigateTo("/queue?q=kind:account");
        var page = Render<Queue>();
        var bar = page.FindComponent<QueryBar>().Instance;
        var terms = page.Find("[data-testid=queue-row]").QuerySelectorAll("[data-term]").Select(cell => cell.GetAttribute("data-term")!).ToList();
        Assert.Equal(["subject:acc-1", "queue:General", "score:>=0.95", "size:>=1", "exchanges:>=4200", "seen:1970-01-04", "assignee:none", "opened:1970-01-01", "due:1970-01-04", "reason:\"Shares a card\""], terms);
        Assert.All(terms, term => Assert.Null(Query.Read(term, QueueFields.All).Fault));

        await bar.OfferAsync([.. terms]);
        Assert.Equal(terms, page.FindAll("[role=option] .mono").Select(o => o.TextContent));
        Assert.Equal("kind:account and queue:General", page.FindAll("[role=option]")[1].GetAttribute("data-text"));
        await bar.AddAsync("score:>=0.95", without: false);
        page.WaitForAssertion(() => Assert.Equal("?q=kind:account and score:>=0.95", Asked));
        await bar.AddAsync("queue:General", without: true);
        page.WaitForAssertion(() => Assert.Equal("?q=kind:account and score:>=0.95 and not queue:General", Asked));
        await bar.AddAsync("not a query (", without: false);
        Assert.Equal("?q=kind:account and score:>=0.95 and not queue:General", Asked);
    }

    [Fact]
    public void Nothing_found_says_what_was_asked_and_how_many_lie_in_other_states()
    {
        var closed = _queue.Add(SubjectKind.Account, "acc-1", 0.95);
        closed.Close(new("analyst-1", "Analyst 1", Domain.Audit.Role.Analyst), Verdict.FalsePositive, "A school.", TimeProvider.System);
        Navigation.NavigateTo("/queue?q=" + Uri.EscapeDataString("score:>=0.9"));

        var page = Render<Queue>();

        Assert.Equal("score:>=0.9", page.Find("[data-testid=asked-nothing]").TextContent);
        Assert.Contains("1 in other states", page.Find("[data-testid=elsewhere]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_names_the_state_takes_the_place_of_the_state_chosen_above()
    {
        Navigation.NavigateTo("/queue?state=open&q=state%3Aclosed");

        var page = Render<Queue>();

        Assert.True(_queue.Asked!.AnyState);
        Assert.True(page.Find("select").HasAttribute("disabled"));
    }

    [Fact]
    public void Of_very_many_the_first_rows_are_shown_and_the_rest_is_counted_meanwhile()
    {
        for (var n = 0; n < 10_002; n++) _queue.Add(SubjectKind.Account, $"acc-{n}", 0.95);
        Navigation.NavigateTo("/queue?q=" + Uri.EscapeDataString("score:>=0.9"));

        var page = Render<Queue>();

        page.WaitForAssertion(() => Assert.Equal("1–50 of 10,002 entries", page.Find("[data-testid=pager]").TextContent));
        page.Find("[aria-label='Select the entries on this page']").Change(true);
        Assert.Equal("Select all 10,002 under this filter: score:>=0.9", page.Find("[data-testid=choose-all]").TextContent);
        page.Find("[data-testid=choose-all]").Click();
        page.Find("[data-testid=bulk-Claim]").Click();
        Assert.Contains("score:>=0.9", Dialogs.WaitForElement("[data-testid=bulk-under]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_query_makes_a_short_address_and_opens_from_it()
    {
        var random = new Random(7);
        var text = $"segment in ({string.Join(", ", Enumerable.Range(0, 150).Select(_ => $"seg_{random.NextInt64():x16}"))})";
        var (addresses, me) = (Services.GetRequiredService<QueryAddresses>(), new Domain.Audit.Person("analyst-1", "Analyst 1", Domain.Audit.Role.Analyst));
        var query = Query.Read(text, QueueFields.All).Query!;

        var address = await addresses.OfAsync(me, query, default);

        Assert.Null(address.Typed);
        Assert.Equal(32, address.Kept!.Length);
        Assert.Equal(query, (await addresses.ReadAsync(me, address, QueueFields.All, default)).Query);
        foreach (var wrong in (string[])[address.Kept[..^1], "%%%", new string('A', 20_000), Guid.NewGuid().ToString("N")])
            Assert.NotNull((await addresses.ReadAsync(me, new(null, wrong), QueueFields.All, default)).Fault);
    }

    [Fact]
    public void The_page_about_queries_shows_only_what_can_be_written()
    {
        var page = Render<QueriesPage>();

        Assert.Equal(Enum.GetValues<QueriedList>().Sum(list => QueriedPage.FieldsOf(list).All.Count), page.FindAll("[data-testid=query-field-row]").Count);
        foreach (var written in page.FindAll("[data-testid=query-form-row] td:first-child").SelectMany(cell => cell.TextContent.Split(", a b")))
            Assert.True(written.Length == 0 || Query.Read(written.Replace("  ", " ", StringComparison.Ordinal), QueueFields.All).Fault is null, written);
    }

    private static void Ask(IRenderedComponent<Queue> page, string text)
    {
        page.Find("[data-testid=query]").Change(text);
        page.Find("[data-testid=query-form]").Submit();
    }
}
