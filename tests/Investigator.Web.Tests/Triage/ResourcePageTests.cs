using Bunit;
using Investigator.Domain.Detection;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Shell;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>What accounts share has a page that says who shares it.</summary>
public sealed class ResourcePageTests : ConsoleContext
{
    private readonly UsageInMemory _usage = new();
    private readonly FindingsInMemory _found = new();
    private readonly StatesInMemory _states = new();
    private readonly CourseInMemory _course = new();

    public ResourcePageTests() => Services.AddSingleton<IResourceCourse>(_course).AddSingleton<IAccountUsage>(_usage).AddSingleton<IScores>(_found).AddSingleton<IAccountStates>(_states);

    [Theory]
    [InlineData("/resources")]
    [InlineData("/resources?kind=payment")]
    [InlineData("/resources?kind=3&value=card-9")]
    [InlineData("/resources?kind=%3Cscript%3E&value=x")]
    public void An_address_that_names_none_says_so(string address) => Assert.Contains("names no resource", Open(address).Markup, StringComparison.Ordinal);

    [Fact]
    public void One_that_nobody_uses_is_not_an_error() =>
        Assert.Contains("No account uses this", Open(ResourceAddress.Of(new(ResourceKind.Payment, "card-9"))).Find("[data-testid=resource-accounts]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void It_says_how_many_share_it_how_many_are_flagged_and_what_stands_about_each()
    {
        _usage.OnEveryResource.AddRange([new("acc-1"), new("acc-2"), new("acc-3")]);
        _found.Scores.Add(AccountScore.Of(new("acc-2"), new(0.93, []), null, 1, new(Noon, Noon), Noon));
        _states.Standing[new("acc-3")] = "frozen";

        var page = Open(ResourceAddress.Of(new(ResourceKind.NetworkPrefix, "198.51.100.0/24")));

        Assert.Equal("On this network prefix: 3 accounts, 1 flagged.", page.Find("[data-testid=resource-says]").TextContent);
        Assert.Contains("frozen", page.FindAll("[data-testid=account-row]")[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_are_paged_and_the_flagged_are_counted_among_those_looked_at()
    {
        _usage.OnEveryResource.AddRange(Enumerable.Range(0, 9_000).Select(n => new AccountId($"acc-{n}")));

        var page = Open(ResourceAddress.Of(new(ResourceKind.Asn, "64500")));

        Assert.Equal("On this ASN: 9,000 accounts, 0 flagged among the 500 most active.", page.Find("[data-testid=resource-says]").TextContent);
        Assert.Equal("1–50 of 9,000 accounts", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void It_says_how_it_was_used_over_time_and_what_is_normal_for_its_kind()
    {
        _usage.OnEveryResource.AddRange(Enumerable.Range(0, 41).Select(n => new AccountId($"acc-{n}")));
        _course.Days.AddRange([new(new(2026, 3, 1), 10, 2, 2), new(new(2026, 3, 2), 400, 41, 39), new(new(2026, 3, 5), 3, 1, 0)]);
        // Of 1,000 addresses 900 have one account, the others two to 101.
        Spread accounts = new([.. Enumerable.Range(0, Spread.Steps).Select(i => i <= 900 ? 1L : i - 899)]);
        _course.Usual = new(1_000, accounts, accounts, accounts);

        var page = Open(ResourceAddress.Of(new(ResourceKind.IpAddress, "198.51.100.7")));

        Assert.Equal("413 requests on 3 of 5 days, 2026-03-01 to 2026-03-05; most on 2026-03-02: 400.", page.Find("[data-testid=days-says]").TextContent);
        Assert.Equal(["2026-03-05", "2026-03-02", "2026-03-01"], page.FindAll("[data-testid=day-row]").Select(row => row.Children[0].TextContent));
        Assert.Equal("1,000 of this kind are stored. More accounts are on this one than on 93.9% of them.", page.Find("[data-testid=usual-says]").TextContent);
        Assert.Equal(["41", "1", "1", "91", "101", "93.9% of them"], page.FindAll("[data-testid=usual-row]")[0].Children.Skip(1).Select(cell => cell.TextContent));
    }

    [Fact]
    public void Of_a_kind_of_which_there_are_few_nothing_is_called_normal()
    {
        _usage.OnEveryResource.Add(new("acc-1"));
        _course.Usual = new(3, new([1, 1, 1]), new([1, 1, 1]), new([1, 1, 1]));

        var page = Open(ResourceAddress.Of(new(ResourceKind.Referrer, "friend.example")));

        Assert.Contains("Too few to compare", page.Find("[data-testid=resource-kind]").TextContent, StringComparison.Ordinal);
        Assert.Contains("No request with it is stored", page.Find("[data-testid=resource-time]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_of_days_is_cut_and_shown_whole_when_asked_for()
    {
        _course.Days.AddRange(Enumerable.Range(0, 365).Select(n => new ResourceDay(new DateOnly(2026, 1, 1).AddDays(n), n + 1, 1, 0)));
        var page = Open(ResourceAddress.Of(new(ResourceKind.Asn, "64500")));
        Assert.Equal(30, page.FindAll("[data-testid=day-row]").Count);
        Assert.EndsWith("The last 30 days with a request are shown.", page.Find("[data-testid=days-says]").TextContent, StringComparison.Ordinal);

        page.Find("[data-testid=all-days]").Click();

        Assert.Equal(365, page.FindAll("[data-testid=day-row]").Count);
    }

    [Fact]
    public void A_slow_and_a_broken_store_spoil_one_part_only()
    {
        _course.Before = () => throw new InvalidOperationException("gone");

        var page = Open(ResourceAddress.Of(new(ResourceKind.Payment, "card-9")));

        Assert.Contains("could not be loaded", page.Find("[data-testid=resource-time]").TextContent, StringComparison.Ordinal);
        Assert.Contains("No account uses this", page.Find("[data-testid=resource-accounts]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_value_survives_its_address_and_stays_text()
    {
        var hostile = new Resource(ResourceKind.ClientStack, Hostile + "&kind=asn#/");

        var page = Open(ResourceAddress.Of(hostile));

        Assert.Empty(page.FindAll("script"));
        Assert.Contains("Client stack", page.Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Contains("&kind=asn#/", page.Find(".copy-id").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99, 4.0, 2.0, "No single part carries it")]
    [InlineData(0.9, 4.0, 0.5, "without cluster it falls below")]
    [InlineData(0.2, 1.0, 0.5, "Below the line")]
    public void The_score_says_what_would_change_it(double value, double first, double second, string said)
    {
        var parts = Render<ScoreParts>(p => p.Add(s => s.Score, new Score(value, [new("cluster", "In a pool.", first), new("pace", "Fast.", second)])));

        Assert.Contains(said, parts.Find("[data-testid=would-change]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_part_the_score_is_what_the_log_odds_give()
    {
        // 0.9 is 2.197 in log-odds; less 2.197 that is even odds.
        var parts = Render<ScoreParts>(p => p.Add(s => s.Score, new Score(0.9, [new("all", "Everything.", Math.Log(9))])));

        Assert.Equal("0.50", parts.FindAll("tbody td")[3].TextContent);
    }

    [Fact]
    public void A_session_says_how_often_the_same_template_is_filled_and_marks_it()
    {
        for (var n = 0; n < 3; n++)
            _usage.Events.Add(new() { EventId = new($"e{n}"), Time = Noon.AddMinutes(n), AccountId = new("acc-1"), RequestedModel = "large", InputTokens = 1, OutputTokens = 1, SessionId = new("s-1"), Skeleton = n == 2 ? 7UL : 42UL });

        var page = Render<SessionPage>(p => p.Add(s => s.Id, "acc-1").Add(s => s.Session, "s-1"));

        Assert.Equal("3 requests here within 0d 00:02:00, 2 prompt templates; 2 requests fill the same one.", page.Find("[data-testid=session-says]").TextContent);
        Assert.Equal(["A", "A"], page.FindAll("[data-testid=event-row] .template").Select(letter => letter.TextContent));
    }

    [Fact]
    public void A_session_that_is_not_there_says_so() =>
        Assert.Contains("No such session", Render<SessionPage>(p => p.Add(s => s.Id, Hostile).Add(s => s.Session, Hostile)).Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData(125, 120, false)] // the offer would be longer than what it hides
    [InlineData(145, 120, false)]
    [InlineData(146, 120, true)]
    [InlineData(4_300, 4_000, false)]
    [InlineData(4_400, 4_000, true)]
    public void A_text_is_cut_only_where_that_hides_enough(int length, int most, bool isCut)
    {
        var shown = Render<Untrusted>(p => p.Add(u => u.Text, new string('x', length)).Add(u => u.Most, most));

        Assert.Equal(isCut ? most : length, shown.Find("bdi").TextContent.Length);
        Assert.Equal(isCut ? 1 : 0, shown.FindAll("button").Count);
    }

    private IRenderedComponent<ResourcePage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<ResourcePage>();
    }
}
