using System.Text.Json;
using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Domain.Linking;
using Investigator.Domain.Triage;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Investigator.Web.Tests.Decisions;
using Investigator.Web.Tests.Detection;
using Investigator.Web.Triage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Triage;

/// <summary>The parts of the account page; what other rooms hang into its slots is tested there.</summary>
public sealed class AccountPartsTests : ConsoleContext
{
    private static readonly AccountId Account = new("acc-1");
    private readonly UsageInMemory _usage = new();
    private readonly FindingsInMemory _found = new();
    private readonly DetectorsInMemory _detectors = new(new FakeTimeProvider(Noon));
    private readonly TextsInMemory _texts = new();

    public AccountPartsTests()
    {
        Services.AddSingleton<IAccountUsage>(_usage).AddSingleton<IHits>(_found).AddSingleton<IClusters>(_found).AddSingleton<IScores>(_found).AddSingleton<IDetectorDesk>(_detectors).AddSingleton<IRuleBook>(_detectors);
        Services.AddSingleton<ITriageQueue>(new QueueInMemory()).AddSingleton<IPromptTexts>(_texts).AddSingleton<IAuditLog>(_texts).AddSingleton<PromptDesk>();
        Services.AddSingleton<IFreezeDesk>(new FreezesInMemory(Noon)).AddSingleton<IBanDesk>(new NoBans()).AddScoped<DecisionActs>();
    }

    [Fact]
    public void An_unknown_account_is_said_to_be_unknown() =>
        Assert.Contains("not stored", Render<AccountIdentity>(p => p.Add(c => c.AccountId, Account)).Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_detector_is_made_silent_on_an_account_from_its_hit()
    {
        _found.Hits.Add(Hit.Of(new("stolen-key", 1, "", "", "", []), Account, new(Noon, Noon), 1, Evidence.None));
        var part = Render<Investigator.Web.Detection.AccountHits>(p => p.Add(c => c.AccountId, Account));
        part.Find("[data-testid=silence]").Click();
        Dialogs.WaitForElement("textarea").Input("A benchmark that we know.");
        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains(Refusal.ExpiryMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=reason-days]").Change("7");
        Dialogs.Find("[data-testid=submit]").Click();

        part.WaitForAssertion(() => Assert.NotEmpty(part.FindAll("[data-testid=is-silent]")));
        Assert.Equal(("stolen-key", Account, Noon.AddDays(7)), (_detectors.Snoozes[0].DetectorId, _detectors.Snoozes[0].AccountId, _detectors.Snoozes[0].Until));
    }

    [Fact]
    public void A_hit_of_a_rule_is_called_by_the_title_of_its_version()
    {
        var rule = _detectors.Write(new("analyst-1", "Analyst 1", Role.Analyst), new("Night bursts", "Bursts.", "", "requests > 4"));
        _found.Hits.Add(Hit.Of(new(rule.RuleId, rule.Number, "", "", "", []), Account, new(Noon, Noon), 1, Evidence.None));

        Assert.Contains("Night bursts", Render<Investigator.Web.Detection.AccountHits>(p => p.Add(c => c.AccountId, Account)).Find("[data-testid=hit]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_is_awaited_and_its_hostile_fields_stay_text()
    {
        var stored = new TaskCompletionSource();
        (_usage.Before, _usage.Record) = (() => stored.Task, new() { AccountId = Account, Segment = Hostile });
        var part = Render<AccountIdentity>(p => p.Add(c => c.AccountId, Account));
        Assert.Contains("Loading the account", part.Markup, StringComparison.Ordinal);

        stored.SetResult();

        part.WaitForAssertion(() => Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", part.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.Empty(part.FindAll("script"));
    }

    [Fact]
    public void Each_part_of_the_score_shows_its_sentence_and_log_odds()
    {
        _found.Scores.Add(Scored(Account, new(0.93, [new("key-networks", "One key from 41 networks.", 2.5), new("age", "An old account.", -0.75)]), Noon));

        var part = Render<AccountScoreParts>(p => p.Add(c => c.AccountId, Account));

        var rows = part.FindAll("[data-testid=score-parts] tbody tr");
        Assert.Contains("One key from 41 networks.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("+2.50", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("−0.75", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_says_how_many_share_it_and_how_many_of_those_are_flagged()
    {
        _usage.Uses.Add(new(new(ResourceKind.Payment, "card-9"), "card-9", 0, null, null, 4));
        _usage.OnEveryResource.AddRange([Account, new("acc-2"), new("acc-3"), new("acc-4")]);
        _found.Scores.Add(Scored(new("acc-2"), Score.None, Noon));
        _found.Scores.Add(Scored(new("acc-3"), Score.None, null));

        var part = Render<AccountResources>(p => p.Add(c => c.AccountId, Account));

        Assert.Contains("shared with 3 accounts, 1 flagged", part.Find("[data-testid=resources]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_has_one_line_a_kind_the_rarest_first_and_says_on_demand_who_shares_two_of_them()
    {
        _usage.OnEveryResource.AddRange([Account, new("acc-2"), new("acc-3")]);
        _usage.Uses.AddRange(
        [
            new(new(ResourceKind.TlsFingerprint, "t13d"), "t13d", 900, Noon, Noon, 900_000), new(new(ResourceKind.IpAddress, "192.0.2.7"), "192.0.2.7", 500, Noon, Noon, 3),
            new(new(ResourceKind.IpAddress, "192.0.2.8"), "192.0.2.8", 400, Noon, Noon, 1), new(new(ResourceKind.Payment, "card-9"), "card-9", 0, null, null, 2),
        ]);
        _found.Scores.Add(AccountScore.Of(new("acc-2"), new(0.91, []), null, 5, new(Noon, Noon), null));
        var part = Render<AccountFingerprint>(p => p.Add(c => c.AccountId, Account).Add(c => c.Uses, _usage.Uses));
        Assert.Equal(["card-9", "192.0.2.7", "t13d"], part.FindAll("[data-testid=fingerprint-line] a").Select(l => l.TextContent.Trim()));
        part.Find("[data-testid=look-alike]").Click();

        var rows = part.WaitForElements("[data-testid=alike-row]");
        Assert.Equal(["/accounts/acc-2", "/accounts/acc-3"], rows.Select(r => r.QuerySelector("a")!.GetAttribute("href")));
        Assert.Contains("payment, IP address", rows[0].TextContent, StringComparison.Ordinal); // of the fingerprint that nearly everybody has, nothing follows
    }

    [Fact]
    public void Of_an_account_that_shares_one_line_at_most_nobody_is_said_to_look_like_it()
    {
        _usage.OnEveryResource.AddRange([Account, new("acc-2")]);
        _usage.Uses.Add(new(new(ResourceKind.Payment, "card-9"), "card-9", 0, null, null, 2));
        var part = Render<AccountFingerprint>(p => p.Add(c => c.AccountId, Account).Add(c => c.Uses, _usage.Uses));
        part.Find("[data-testid=look-alike]").Click();

        Assert.Contains("Nobody", part.WaitForElement("[data-testid=nobody-alike]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hours_of_the_week_begin_on_Monday_and_count_the_idle_ones()
    {
        Used("e1", Noon); // a Monday

        var part = Render<HourOfWeek>(p => p.Add(c => c.AccountId, Account));

        Assert.Equal("1", part.FindAll("tbody tr")[0].QuerySelectorAll("td")[12].TextContent);
        Assert.Contains("167 of 168", part.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timeline_has_a_table_with_the_same_numbers()
    {
        Used("e1", Noon);
        Used("e2", Noon.AddHours(2));

        var part = Render<AccountTimeline>(p => p.Add(c => c.AccountId, Account));

        Assert.Empty(part.FindAll("[data-testid=timeline-table]"));
        part.Find("[data-testid=as-table]").TriggerEvent("ontoggle", EventArgs.Empty);
        Assert.Equal(2, part.FindAll("[data-testid=timeline-table] tbody tr").Count);
    }

    [Fact]
    public void The_timeline_goes_to_the_browser_as_one_text_and_again_only_when_it_is_another()
    {
        var script = JSInterop.SetupModule("./shell/chart.js");
        script.Mode = JSRuntimeMode.Loose;
        Used("e1", Noon);
        Used("e2", Noon.AddHours(2));

        var part = Render<AccountTimeline>(p => p.Add(c => c.AccountId, Account));
        part.Render();

        var figure = JsonDocument.Parse(Assert.IsType<string>(Assert.Single(script.Invocations["draw"]).Arguments[2])).RootElement;
        Assert.Equal("stack", figure.GetProperty("layout").GetProperty("barmode").GetString());
        Assert.Equal(2, figure.GetProperty("data").GetArrayLength());
        Assert.Equal(2, figure.GetProperty("data").EnumerateArray().Sum(trace => trace.GetProperty("y").EnumerateArray().Sum(y => y.GetInt64())));
        Assert.True(figure.GetProperty("config").GetProperty("responsive").GetBoolean());
    }

    [Fact]
    public void Of_a_session_looked_at_in_part_the_number_of_skeletons_is_said_to_be_the_least()
    {
        Used("e1", Noon);
        Used("e2", Noon.AddMinutes(1));
        Assert.DoesNotContain("≥", Render<AccountSessions>(p => p.Add(c => c.AccountId, Account)).Markup, StringComparison.Ordinal);

        _usage.LookAt = 1;
        var least = Render<AccountSessions>(p => p.Add(c => c.AccountId, Account));

        Assert.Contains(least.FindAll("[data-testid=session-row] td"), cell => cell.TextContent == "≥ 1");
        Assert.Contains("more than 10,000 requests", least.Find("[data-testid=looked-at]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_opens_to_its_requests_in_order_with_the_text_masked()
    {
        Used("e2", Noon.AddMinutes(1));
        Used("e1", Noon);
        var part = Render<AccountSessions>(p => p.Add(c => c.AccountId, Account));

        part.Find("[data-testid=session-row] button[aria-expanded]").Click();

        var rows = part.FindAll("[data-testid=event-row]");
        Assert.Contains("e1", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("e2", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("•••••", rows[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_opens_only_with_a_purpose_and_the_opening_is_on_record()
    {
        _texts.Text = new(new("e1"), Account, null, Hostile, null);
        Used("e1", Noon);
        var table = Render<EventTable>(p => p.Add(t => t.Events, _usage.Events));
        table.FindAll("button").Single(b => b.TextContent == "Open text").Click();

        OpenAndLog();
        Assert.Contains("Say why you need to read the text.", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Empty(_texts.Acts);
        Dialogs.Find("textarea").Input("Checking the hit on recipes");
        OpenAndLog();

        var text = Dialogs.WaitForElement("[data-testid=prompt-text]");
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", text.TextContent, StringComparison.Ordinal);
        Assert.Empty(text.QuerySelectorAll("script"));
        Assert.Equal(["analyst-1 prompt.opened event:e1"], _texts.Acts);
    }

    private void OpenAndLog() => Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Open and log").Click();

    private void Used(string id, DateTimeOffset at) => _usage.Events.Add(new()
    {
        EventId = new(id),
        Time = at,
        AccountId = Account,
        RequestedModel = "large",
        InputTokens = 10,
        OutputTokens = 20,
        SessionId = new("s-1"),
        HasText = true,
    });

    private static AccountScore Scored(AccountId account, Score score, DateTimeOffset? flaggedAt) => AccountScore.Of(account, score, null, 1, new(Noon, Noon), flaggedAt);
}
