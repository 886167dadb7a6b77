using Bunit;
using Investigator.Domain.Triage;
using Investigator.Domain.Triage.Queries;
using Investigator.Domain.Usage;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>The lists of events, sessions and keys.</summary>
public sealed class UsageListTests : ConsoleContext
{
    private readonly ListsInMemory _lists = new();

    public UsageListTests() => Services.AddSingleton<IUsageLists>(_lists);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void An_event_leads_to_its_session_and_account_and_every_value_can_be_asked_for()
    {
        _lists.Events.Add(new()
        {
            EventId = new("e-1"),
            Time = Noon,
            AccountId = new(Hostile),
            SessionId = new("s/9"),
            ApiKeyId = new("k 1"),
            RequestedModel = Hostile,
            InputTokens = 10,
            OutputTokens = 20,
            IpAddress = "2001:db8::7",
            Skeleton = 7,
            Family = "reasoning elicitation",
            Status = 429,
        });

        var page = Render<EventsPage>();

        var row = page.Find("[data-testid=event-line]");
        Assert.Empty(row.QuerySelectorAll("script"));
        Assert.EndsWith("/sessions/s%2F9", row.QuerySelector("[data-open]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(row.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/resources?kind=PromptSkeleton&value=0000000000000007");
        Assert.Equal(11, row.QuerySelectorAll("[data-term]").Length);
        Assert.All(row.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), EventFields.All).Fault));
        Assert.Equal("1–1 of 1 events", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void An_event_without_what_its_log_left_out_stands_without_it()
    {
        _lists.Events.Add(new() { EventId = new("e-1"), Time = Noon, AccountId = new("acc-1"), SessionId = new("derived::1"), SessionDerived = true, RequestedModel = "m", InputTokens = 10, OutputTokens = 20 });

        var row = Render<EventsPage>().Find("[data-testid=event-line]");

        Assert.Contains("derived", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, row.QuerySelectorAll("[data-term]").Length);
    }

    [Fact]
    public void Sessions_and_keys_lead_on_and_their_values_can_be_asked_for()
    {
        _lists.Sessions.Add(new(new(Hostile), new("s-9"), false, Noon.AddHours(-2), Noon, 700, 10, 20));
        _lists.Keys.Add(new(new(Hostile), 3, new("acc-1"), 9_000, 5, 10, 20, Noon.AddDays(-3), Noon));

        var session = Render<SessionsPage>().Find("[data-testid=session-line]");
        Assert.EndsWith("/sessions/s-9", session.QuerySelector("[data-open]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(session.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), SessionFields.All).Fault));
        var key = Render<KeysPage>().Find("[data-testid=key-line]");
        Assert.Contains("acc-1 and 2 more", key.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/resources?kind=ApiKey&value=%3Cscript", key.QuerySelector("[data-open]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(key.QuerySelectorAll("[data-term]"), cell => Assert.Null(Query.Read(cell.GetAttribute("data-term"), KeyFields.All).Fault));
        Assert.Empty(key.QuerySelectorAll("script"));
    }

    [Fact]
    public void A_query_goes_to_the_store_and_what_names_a_customer_stands_sealed_in_the_address()
    {
        var page = Render<EventsPage>();

        page.Find("[data-testid=query]").Change("account:acc-1 output:>2k");
        page.Find("[data-testid=query-form]").Submit();

        page.WaitForAssertion(() => Assert.Equal("account:acc-1 and output:>2000", _lists.Asked?.Text));
        Assert.Contains("kept=", Navigation.Uri, StringComparison.Ordinal);
        Assert.DoesNotContain("acc-1", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("account:acc-1 and output:>2000", page.Find("[data-testid=asked-nothing]").TextContent);
        Assert.Equal(QueriedList.Events, Assert.Single(Views.Asked).List);
    }

    [Fact]
    public void Empty_busy_and_unread_are_told_apart()
    {
        foreach (var empty in (IReadOnlyList<IRenderedComponent<IComponent>>)[Render<EventsPage>(), Render<SessionsPage>(), Render<KeysPage>()])
            Assert.Equal("/ingest", empty.Find("[data-testid=nothing] a").GetAttribute("href"));
        _lists.Before = new TaskCompletionSource().Task;
        Assert.Contains("events", Render<EventsPage>().Find("[data-testid=loading]").TextContent, StringComparison.Ordinal);

        Navigation.NavigateTo("/events?q=word");
        Assert.Contains("no text to search", Render<EventsPage>().Find("[data-testid=query-fault]").TextContent, StringComparison.Ordinal);
    }

    private sealed class ListsInMemory : IUsageLists
    {
        public List<UsageEvent> Events { get; } = [];

        public List<SessionLine> Sessions { get; } = [];

        public List<KeyLine> Keys { get; } = [];

        public Query? Asked { get; private set; }

        /// <summary>What the store waits for before it answers.</summary>
        public Task Before { get; set; } = Task.CompletedTask;

        public Task<Page<UsageEvent>> EventsAsync(Query? query, int skip, int take, CancellationToken ct) => PageAsync(Events, query, skip, take);

        public Task<Page<SessionLine>> SessionsAsync(Query? query, int skip, int take, CancellationToken ct) => PageAsync(Sessions, query, skip, take);

        public Task<Page<KeyLine>> KeysAsync(Query? query, int skip, int take, CancellationToken ct) => PageAsync(Keys, query, skip, take);

        public Task<IReadOnlyList<ValueCount>> ValuesAsync(string field, string typed, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<ValueCount>>([]);

        private async Task<Page<T>> PageAsync<T>(List<T> all, Query? query, int skip, int take)
        {
            Asked = query;
            await Before;
            return new([.. all.Skip(skip).Take(take)], all.Count);
        }
    }
}
