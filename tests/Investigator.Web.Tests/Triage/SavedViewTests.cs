using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Triage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

public sealed class SavedViewTests : ConsoleContext
{
    private static readonly Person s_me = new("analyst-1", "Analyst 1", Role.Analyst);
    private static readonly Person s_other = new("analyst-2", Hostile, Role.Analyst);
    private readonly QueueInMemory _queue = new();

    public SavedViewTests() => Services.AddSingleton<ITriageQueue>(_queue);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public async Task A_view_opens_by_its_id_alone_and_asks_what_it_holds()
    {
        var view = await SaveAsync(s_me, "Late pools", "subject:acc-secret", "state=all&sort=due&dir=asc");

        var page = Open($"/queue?view={view.Id:D}");

        Assert.Equal("subject:acc-secret", page.Find("[data-testid=query]").GetAttribute("value"));
        Assert.Equal("all", page.Find("form[aria-label='Filter the queue'] select").GetAttribute("value"));
        Assert.Equal("page", page.Find("[data-testid=view]").GetAttribute("aria-current"));
        Assert.DoesNotContain("secret", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_view_keeps_its_id_and_anything_else_says_itself()
    {
        var view = await SaveAsync(s_me, "Late pools", "score:>0.5", "state=all");
        var opened = await QueueAddress.OfAsync(view, 3, s_me, Services.GetRequiredService<QueryAddresses>(), default);

        Assert.EndsWith($"/queue?page=4&view={view.Id:D}", (opened with { Page = 4 }).In(Navigation), StringComparison.Ordinal);
        Assert.EndsWith("/queue?state=all&sort=due&q=score%3A%3E0.5", opened.SortedBy(QueueOrder.Due).In(Navigation), StringComparison.Ordinal);
        Assert.EndsWith("/queue?page=3&q=score%3A%3E0.5", (opened with { State = "waiting" }).In(Navigation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_view_opens_the_list_until_everything_is_asked_for()
    {
        var view = await SaveAsync(s_me, "Late pools", "score:>0.5", "");
        await Views.MakeDefaultAsync(s_me, QueriedList.Queue, view.Id, default);

        Assert.Equal("score:>0.5", Open("/queue").Find("[data-testid=query]").GetAttribute("value"));
        Assert.Equal("", Open("/queue?view=none").Find("[data-testid=query]").GetAttribute("value") ?? "");
        Assert.Equal("", Open("/queue?state=all").Find("[data-testid=query]").GetAttribute("value") ?? "");
        Assert.EndsWith("/queue?view=none", (QueueAddress.Read(null, null, null, false, null, null, null) with { HasDefault = true }).In(Navigation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_somebody_else_that_is_not_shared_is_not_there()
    {
        var view = await SaveAsync(s_other, "Theirs", "score:>0.5", "");

        var page = Open($"/queue?view={view.Id:D}");

        Assert.Contains("not shared any more", page.Find("[data-testid=view-gone]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=view]"));
        Assert.Contains("not shared any more", Open($"/queue?view={Uri.EscapeDataString(Hostile)}").Find("[data-testid=view-gone]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_view_is_text_whoever_named_it_and_only_its_owner_deletes_it()
    {
        var view = await SaveAsync(s_other, Hostile[..40], "score:>0.5", "", shared: true);

        var page = Open($"/queue?view={view.Id:D}");

        Assert.Contains("<script>", page.Find("[data-testid=view]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("script"));
        Assert.NotEmpty(page.FindAll("[data-testid=view-default]"));
        Assert.Empty(page.FindAll("[data-testid=view-share], [data-testid=view-delete]"));
    }

    [Fact]
    public async Task A_query_that_this_version_cannot_read_is_a_fault_and_lists_nothing()
    {
        var view = await SaveAsync(s_me, "Old", "colour:red", "");

        Assert.NotEmpty(Open($"/queue?view={view.Id:D}").FindAll("[data-testid=query-fault]"));
    }

    [Fact]
    public void The_list_as_it_stands_is_saved_under_a_name_and_opened_by_it()
    {
        var page = Open("/queue?state=all&q=score%3A%3E0.5");
        page.Find("[data-testid=view-save]").Click();
        Dialogs.WaitForElement("[data-testid=view-name]").Input("Strong ones");
        Dialogs.Find("[data-testid=view-shared]").Change(true);
        Dialogs.Find("[data-testid=submit]").Click();

        page.WaitForAssertion(() => Assert.Single(Views.Views));
        var view = Views.Views[0];
        Assert.Equal(("Strong ones", "score:>0.5", "state=all", true), (view.Name, view.Query, view.Settings, view.Shared));
        page.WaitForAssertion(() => Assert.EndsWith($"/queue?view={view.Id:D}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void The_history_stands_as_a_tree_with_the_branch_used_last_on_top()
    {
        AskedQuery Asked(string text, int minute, AskedQuery? after = null) => AskedQuery.Of(Guid.NewGuid(), s_me, QueriedList.Queue, text, after?.Id, Noon.AddMinutes(minute));
        var old = Asked("late:yes", 1);
        var root = Asked("score:>0.5", 0);
        var child = Asked("score:>0.5 late:yes", 2, root);
        var other = Asked("score:>0.5 kind:account", 3, root);
        var forgotten = AskedQuery.Of(Guid.NewGuid(), s_me, QueriedList.Queue, "size:>3", Guid.NewGuid(), Noon);

        Assert.Equal(
            [(root.Text, 0), (other.Text, 1), (child.Text, 1), (old.Text, 0), (forgotten.Text, 0)],
            QueryTree.Of([other, child, old, root, forgotten]).Select(line => (line.Query.Text, line.Depth)));
    }

    [Fact]
    public async Task A_query_of_the_history_is_asked_again()
    {
        await Views.AddAsync(s_me, QueriedList.Queue, "score:>0.7", null, default);
        var page = Open("/queue");

        page.Find("[data-testid=query-history]").Click();
        Dialogs.WaitForElement("[data-testid=asked-query] button").Click();

        page.WaitForAssertion(() => Assert.EndsWith("/queue?q=score%3A%3E0.7", Navigation.Uri, StringComparison.Ordinal));
    }

    private IRenderedComponent<Queue> Open(string address)
    {
        Navigation.NavigateTo(address);
        return Render<Queue>();
    }

    private async Task<SavedView> SaveAsync(Person by, string name, string? query, string settings, bool shared = false) =>
        (await Views.SaveAsync(by, new(QueriedList.Queue, name, query, settings, shared), default)).Value!;
}
