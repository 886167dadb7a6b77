using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Ingest;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Investigator.Web.Shell;
using Investigator.Web.Tests.Campaigns;
using Investigator.Web.Tests.Decisions;
using Investigator.Web.Tests.Decisions.MeasurePages;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Triage;

/// <summary>The account's page with everything that other rooms hang on it.</summary>
public sealed class AccountPageTests : ConsoleContext
{
    private readonly UsageInMemory _usage = new();
    private readonly FindingsInMemory _found = new();
    private readonly DetectorsInMemory _detectors = new(new FakeTimeProvider(Noon));
    private readonly QueueInMemory _queue = new();
    private readonly FreezesInMemory _freezes = new(Noon);
    private readonly EnforcementInMemory _enforcement = new();
    private readonly CourseInMemory _course = new();

    public AccountPageTests()
    {
        var texts = new TextsInMemory();
        MeasuresContext.Register(Services, new(Noon), _found, new("Pool", Noon));
        Services.AddSingleton<IAccountUsage>(_usage).AddSingleton<IHits>(_found).AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IDetectorDesk>(_detectors).AddSingleton<IRuleBook>(_detectors).AddSingleton<ITriageQueue>(_queue);
        Services.AddSingleton<IAttributeHistory>(_course);
        Services.AddSingleton<IPromptTexts>(texts).AddSingleton<IAuditLog>(texts).AddSingleton<PromptDesk>();
        Services.AddSingleton<ICampaignDesk>(new CaseInMemory("Pool", Noon)).AddSingleton<IFreezeDesk>(_freezes).AddSingleton<IBanDesk>(new NoBans()).AddScoped<DecisionActs>();
        Services.AddSingleton<IEnforcementPoints>(_enforcement).AddSingleton<IBreaches>(_enforcement);
        Services.AddSingleton<ICoverage>(new CoverageInMemory("prompt"));
        Services.AddScoped<IComponentActivator, CarefulActivator>();
    }

    [Fact]
    public void An_account_that_nobody_knows_says_so_in_every_part_and_nothing_breaks()
    {
        var page = Open("acc-1");

        Assert.Contains("not stored", Part(page, "account-record"), StringComparison.Ordinal);
        Assert.Contains("No score", Part(page, "account-score"), StringComparison.Ordinal);
        Assert.Contains("Not in the queue", Part(page, "account-entry"), StringComparison.Ordinal);
        Assert.Contains("No hits", Part(page, "account-hits"), StringComparison.Ordinal);
        Assert.Contains("No links", Part(page, "account-links"), StringComparison.Ordinal);
        Assert.Contains("No requests", Part(page, "account-timeline"), StringComparison.Ordinal);
        Assert.Contains("No requests", Part(page, "account-hours"), StringComparison.Ordinal);
        Assert.Contains("No resources", Part(page, "account-resources"), StringComparison.Ordinal);
        Assert.Contains("No sessions", Part(page, "account-sessions"), StringComparison.Ordinal);
        Assert.Contains("Nothing changed", Part(page, "account-history"), StringComparison.Ordinal);
        Assert.Contains("in no campaign", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing was ever decided", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=failed]"));
    }

    [Fact]
    public void A_hostile_id_is_text_in_the_page_and_escaped_in_its_links()
    {
        Used(Hostile, 1);

        var page = Open(Hostile);

        Assert.Empty(page.FindAll("script"));
        Assert.All(page.FindAll("a[href*='account=']"), link => Assert.DoesNotContain("<", link.GetAttribute("href")!, StringComparison.Ordinal));
    }

    [Fact]
    public void A_busy_store_leaves_the_other_parts_standing()
    {
        var stored = new TaskCompletionSource();
        _usage.Before = () => stored.Task;

        var page = Open("acc-1");

        Assert.Contains("Loading the account", Part(page, "account-record"), StringComparison.Ordinal);
        Assert.Contains("No score", Part(page, "account-score"), StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("not stored", Part(page, "account-record"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_part_that_breaks_fails_alone_and_is_tried_again()
    {
        _found.Broken = true;
        Used("acc-1", 3);
        var page = Open("acc-1");
        Assert.Contains("could not be loaded", Part(page, "account-hits"), StringComparison.Ordinal);
        Assert.Contains("3 in 1 sessions", Part(page, "account-record").Replace("1 session ", "1 sessions ", StringComparison.Ordinal), StringComparison.Ordinal);

        _found.Broken = false;
        page.Find("[data-testid=account-hits] [data-testid=failed] button").Click();

        page.WaitForAssertion(() => Assert.Contains("No hits", Part(page, "account-hits"), StringComparison.Ordinal));
    }

    [Fact]
    public void Thousands_of_links_resources_and_sessions_are_cut_with_honest_numbers()
    {
        for (var n = 0; n < 1_000; n++)
        {
            _found.Links.Add(Link.Between(new("acc-1"), new($"other-{n}"), [new("lockstep", null, "Act in step.", 4)]));
            _usage.Uses.Add(new(new(ResourceKind.IpAddress, $"198.51.100.{n}"), $"198.51.100.{n}", 1, null, null, 1));
        }
        Used("acc-1", 300);

        var page = Open("acc-1");

        Assert.Contains("1–25 of 1,000 related accounts", Part(page, "account-links"), StringComparison.Ordinal);
        Assert.Contains("Showing 25 of 1,000", Part(page, "account-resources"), StringComparison.Ordinal);
        page.Find("[data-testid=more-resources]").Click();
        page.WaitForAssertion(() => Assert.Contains("Showing 50 of 1,000", Part(page, "account-resources"), StringComparison.Ordinal));
        Assert.Equal(25, page.FindAll("[data-testid=account-links] [data-testid=link-row]").Count);
    }

    [Fact]
    public void What_a_later_record_said_otherwise_is_shown_with_a_way_to_who_else_has_it()
    {
        _course.Changes.Add(new(AccountAttribute.Payment, "card-1", Hostile, Noon));
        _course.Changes.Add(new(AccountAttribute.Tier, null, "gold", Noon.AddDays(-1)));

        var page = Open("acc-1");

        var rows = page.FindAll("[data-testid=change-row]");
        Assert.Contains("card-1", rows[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/resources?kind=Payment&value=", rows[0].QuerySelector("a")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.Contains("not said", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Null(rows[1].QuerySelector("a"));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public void Many_changes_are_paged()
    {
        for (var n = 0; n < 90; n++) _course.Changes.Add(new(AccountAttribute.Device, $"d-{n}", $"d-{n + 1}", Noon));

        Assert.Contains("1–20 of 90 changes", Part(Open("acc-1"), "account-history"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_account_in_the_same_page_shows_nothing_of_the_one_before()
    {
        Used("acc-1", 3);
        var page = Open("acc-1");

        page.Render(p => p.Add(c => c.Id, "acc-2"));

        page.WaitForAssertion(() => Assert.Contains("not stored", Part(page, "account-record"), StringComparison.Ordinal));
        Assert.Contains("No sessions", Part(page, "account-sessions"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manager_reads_it_all_and_is_offered_no_act_of_an_analyst()
    {
        SignIn("m", "Manager 1", Role.Manager);
        _queue.Add(SubjectKind.Account, "acc-1");

        var page = Open("acc-1");

        Assert.Contains("Shares a card", Part(page, "account-entry"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-assign], [data-testid=freeze], [data-testid=propose], [data-testid=start-campaign]"));
    }

    private void Used(string account, int requests)
    {
        for (var n = 0; n < requests; n++)
            _usage.Events.Add(new() { EventId = new($"e{n}"), Time = Noon.AddMinutes(n), AccountId = new(account), RequestedModel = "large", InputTokens = 5, OutputTokens = 10, SessionId = new("s-1") });
    }

    private IRenderedComponent<AccountPage> Open(string account) => Render<AccountPage>(p => p.Add(c => c.Id, account));

    private static string Part(IRenderedComponent<AccountPage> page, string part) => page.Find($"[data-testid={part}]").TextContent;
}
