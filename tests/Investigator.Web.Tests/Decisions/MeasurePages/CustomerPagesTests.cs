using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Countermeasures;
using Investigator.Domain.Decisions.Policies;
using Investigator.Web.Decisions.Countermeasures;
using Investigator.Web.Decisions.Customers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions.MeasurePages;

/// <summary>Verifications, declarations, segments, test keys, and the ledger of countermeasures.</summary>
public sealed class CustomerPagesTests : MeasuresContext
{
    [Fact]
    public void Accounts_are_asked_in_a_batch_with_an_answer_for_each_and_a_result_needs_a_reference()
    {
        var page = Render<VerificationsPage>();
        Assert.Contains("Nobody was asked yet", page.WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=verification-ask]").Click();
        page.Find("[data-testid=verification-form]").Submit();
        Assert.NotNull(page.WaitForElement("[data-testid=refused]"));
        page.Find("[data-testid=verification-accounts]").Change("acc-1\nacc-2\nacc-1");
        page.Find("[data-testid=verification-reason]").Change("Who is it?");
        page.Find("[data-testid=verification-form]").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-testid=verification-row]")));
        page.Find("[data-testid=verification-accounts]").Change("acc-2\nacc-3");
        page.Find("[data-testid=verification-reason]").Change("Who is it?");
        page.Find("[data-testid=verification-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("1 of 2 were asked", page.Find("[data-testid=verification-asked]").TextContent, StringComparison.Ordinal));
        Assert.Contains("acc-2: was asked already.", page.Find("[data-testid=verification-refused]").TextContent, StringComparison.Ordinal);

        page.FindAll("[data-testid=verification-pass]")[0].Click();
        Dialogs.WaitForElement("textarea").Input("kyc-vendor/4711");
        Dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Passed").Click();
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[data-testid=verification-state]"), s => s.TextContent.Contains("passed", StringComparison.Ordinal) && s.TextContent.Contains("kyc-vendor/4711", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_told_and_an_auditor_asks_nobody()
    {
        var page = Render<VerificationsPage>();
        page.WaitForElement("[data-testid=verification-cluster]").Change("nowhere");
        page.Find("[data-testid=verification-form]").Submit();
        Assert.Contains(Refusal.NotFound.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        SignIn("auditor-1", "Auditor 1", Role.Auditor);
        Assert.Empty(Render<VerificationsPage>().FindAll("[data-testid=verification-form]"));
    }

    [Fact]
    public void The_form_opens_with_the_account_or_the_cluster_whose_page_led_there()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/verifications?account=acc%2F7");
        Assert.Equal("acc/7", Render<VerificationsPage>().WaitForElement("[data-testid=verification-accounts]").GetAttribute("value"));
        var cluster = Guid.NewGuid();
        navigation.NavigateTo($"/verifications?cluster={cluster}");
        Assert.Equal(cluster.ToString(), Render<VerificationsPage>().WaitForElement("[data-testid=verification-cluster]").GetAttribute("value"));
        navigation.NavigateTo("/verifications?cluster=%3Cscript%3E");
        Assert.Null(Render<VerificationsPage>().WaitForElement("[data-testid=verification-cluster]").GetAttribute("value"));
    }

    [Fact]
    public void A_declaration_is_held_against_the_traffic_here_and_on_the_account()
    {
        Measures.Facts.Add(new(new("acc-1")) { Requests = 5000, ActiveDays = 5 });
        var page = Render<DeclarationsPage>();
        Assert.Contains("No declaration stands", page.WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=declared-target]").Change("acc-1");
        page.Find("[data-testid=declared-use]").Change(Hostile);
        page.Find("[data-testid=declared-requests]").Change("100");
        page.Find("[data-testid=declared-prefixes]").Change("somewhere");
        page.Find("form").Submit();
        Assert.Contains(Refusal.PrefixWrong.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=declared-prefixes]").Change("");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("is something else: 1,000 requests a day instead of 100", page.Find("[data-testid=declaration-row]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("script"));
        var part = Render<AccountCustomer>(p => p.Add(c => c.AccountId, new("acc-1")));
        Assert.Contains("Its traffic is something else", part.WaitForElement("[data-testid=declared]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Render<AccountCustomer>(p => p.Add(c => c.AccountId, new("acc-2"))).Markup.Trim());
    }

    [Fact]
    public void Segments_show_base_lines_and_abuse_and_a_reviewer_sets_their_terms()
    {
        Assert.Contains("No account with a request is stored", Render<SegmentsPage>().WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Measures.Facts.AddRange([new(new("acc-1")) { Segment = "education", Requests = 100, ActiveDays = 10 }, new(new("acc-2")) { Segment = "education", Requests = 900, ActiveDays = 1 }]);
        SignIn("reviewer-1", "Reviewer 1", Role.Reviewer);
        var page = Render<SegmentsPage>();
        var row = page.WaitForElement("[data-testid=segment-row]").TextContent;
        Assert.Contains("education", row, StringComparison.Ordinal);
        Assert.Contains("50.0", row, StringComparison.Ordinal); // one of two abuses
        page.Find("[data-testid=edit-segment]").Click();
        page.WaitForElement("[data-testid=segment-requests]").Change("500");
        page.Find("[data-testid=segment-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("500 requests a day", page.Find("[data-testid=segment-row]").TextContent, StringComparison.Ordinal));
        SignIn("analyst-1", "Analyst 1", Role.Analyst);
        Assert.Empty(Render<SegmentsPage>().FindAll("[data-testid=edit-segment]"));
    }

    [Fact]
    public void Test_keys_that_work_like_production_stand_first()
    {
        Assert.Contains("No such key is seen", Render<KeyPurposesPage>().WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Measures.Keys.AddRange([new("k-try", "test", [new("acc-1")], 900, 2, 1, Noon, Noon), new("k-live", "experiment", [new("acc-2")], 800, 3, 40, Noon, Noon)]);
        var rows = Render<KeyPurposesPage>().FindAll("[data-testid=key-row]").Select(r => r.TextContent).ToList();
        Assert.Contains("k-live", rows[0], StringComparison.Ordinal);
        Assert.Contains("production", rows[0], StringComparison.Ordinal);
        Assert.Contains("a test", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Many_test_keys_come_page_by_page_and_the_address_says_which()
    {
        Measures.Keys.AddRange(Enumerable.Range(0, 120).Select(n => new KeyPurpose($"k-{n:d3}", "test", [new("acc-1")], 900 - n, 2, 1, Noon, Noon)));
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/keys/purposes?from=50");
        var page = Render<KeyPurposesPage>();

        Assert.Contains("51–100 of 120 keys", page.WaitForElement("[data-testid=pager]").TextContent, StringComparison.Ordinal);
        Assert.Contains("k-050", page.Find("[data-testid=key-row]").TextContent, StringComparison.Ordinal);
        page.Find("[data-next]").Click();
        Assert.EndsWith("/keys/purposes?from=100", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_countermeasure_is_proposed_with_its_note_approved_by_two_and_stopped_by_one()
    {
        var page = Render<CountermeasuresPage>();
        Assert.Contains("The ledger is empty", page.WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
        Assert.Contains("67.8 to 31.4", page.Find("[data-testid=cm-known]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=cm-target]").Change("acc-1");
        page.Find("[data-testid=cm-trigger]").Change("High confidence.");
        page.Find("[data-testid=countermeasure-form]").Submit();
        Assert.Contains(Refusal.EfficacyMissing.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        foreach (var (field, text) in ((string, string)[])[("cm-capability", "mathematics"), ("cm-efficacy", "It falls."), ("cm-source", "DistillGuard"), ("cm-exempt", "lab-1, lab-2"), ("cm-exempt-note", "Two labs, told.")]) page.Find($"[data-testid={field}]").Change(text);
        page.Find("[data-testid=cm-more]").Click();
        page.Find("[data-testid=countermeasure-form]").Submit();
        Assert.Contains(Refusal.EfficacyMissing.Explain(), page.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal); // the second row is empty
        page.Find("[data-testid=cm-published]").Click();
        page.Find("[data-testid=cm-from]").Change("2026-03-04T12:00:00");
        page.Find("[data-testid=countermeasure-form]").Submit();
        page.WaitForAssertion(() => Assert.Single(Measures.Ledger));
        var one = Measures.Ledger[0];
        Assert.Equal(["mathematics", "code"], one.Terms.Effects.Select(e => e.Capability));
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero), one.Terms.StartsAt);
        Assert.Equal(["lab-1", "lab-2"], one.Terms.Exempt);

        foreach (var manager in (string[])["manager-1", "manager-2"])
        {
            SignIn(manager, manager, Role.Manager);
            Render<CountermeasurePage>(p => p.Add(c => c.Id, one.Id)).WaitForElement("[data-testid=cm-approve]").Click();
        }

        Assert.Equal((CountermeasureState.Approved, "manager-1", "manager-2"), (one.State, one.FirstBy, one.SecondBy));
        SignIn("analyst-1", "Analyst 1", Role.Analyst);
        var shown = Render<CountermeasurePage>(p => p.Add(c => c.Id, one.Id));
        Assert.Contains("3 decisions, 2 stand, 1 of them acknowledged", shown.WaitForElement("[data-testid=cm-guard]").TextContent, StringComparison.Ordinal);
        Assert.Contains("None was seen. (DistillGuard, 2026)", shown.Find("[data-testid=cm-effects]").TextContent, StringComparison.Ordinal);
        shown.Find("[data-testid=guard-kind]").Change("SupportSignals");
        shown.FindAll("form input")[0].Change("12");
        shown.FindAll("form input")[1].Change("31");
        shown.Find("[data-testid=guard-note]").Change("Tickets about short answers.");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.Contains("contacts with support a day", shown.Find("[data-testid=guard-row]").TextContent, StringComparison.Ordinal));
        Assert.Contains("31", shown.Find("[data-testid=guard-row]").TextContent, StringComparison.Ordinal);
        shown.Find("[data-testid=cm-stop]").Click();
        Dialogs.WaitForElement("textarea").Input("A lab is among them.");
        Dialogs.FindAll("button").First(b => b.TextContent.Trim() == "Stop now").Click();
        shown.WaitForAssertion(() => Assert.Equal(CountermeasureState.Stopped, one.State));
        Assert.Contains("There is no such countermeasure", Render<CountermeasurePage>(p => p.Add(c => c.Id, Guid.NewGuid())).WaitForElement("[data-testid=nothing]").TextContent, StringComparison.Ordinal);
    }
}
