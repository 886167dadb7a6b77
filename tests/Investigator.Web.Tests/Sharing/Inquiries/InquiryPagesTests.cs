using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inquiries;
using Investigator.Web.Sharing.Inquiries;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Sharing.Inquiries;

/// <summary>The log of inquiries and its answer packs on the screen.</summary>
public sealed class InquiryPagesTests : ConsoleContext
{
    private readonly InquiriesInMemory _log;
    private readonly PartnersInMemory _partners = new();

    public InquiryPagesTests()
    {
        _log = new(new FakeTimeProvider(Noon));
        Services.AddSingleton<IInquiries>(_log).AddSingleton<IAnswerDesk>(_log).AddSingleton<IStatementSigner>(_log).AddSingleton<IPartners>(_partners);
        SignIn("r", "Reviewer 1", Role.Reviewer);
    }

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_what_is_overdue()
    {
        var stored = new TaskCompletionSource();
        _log.Before = () => stored.Task;
        var page = Render<InquiriesPage>();
        Assert.Contains("Loading inquiries", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("Nobody has asked yet", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        _log.Add("A university");
        _log.Add(Hostile, TimeSpan.FromDays(-1));
        page = Render<InquiriesPage>();
        var rows = page.FindAll("[data-testid=inquiry-row]");
        Assert.DoesNotContain("overdue", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("overdue since", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 overdue", Render<InquiryTile>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_are_paged_and_counted()
    {
        for (var n = 0; n < 70; n++) _log.Add($"Body {n}");
        var page = Render<InquiriesPage>();
        Assert.Equal(50, page.FindAll("[data-testid=inquiry-row]").Count);
        Assert.Equal("1–50 of 70 inquiries", page.Find("[data-testid=pager]").TextContent);
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_of_the_layout()
    {
        _log.Before = () => throw new IOException("disk");
        var caught = Render<ErrorBoundary>(p => p.AddChildContent<InquiriesPage>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));
        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    [Fact]
    public void An_inquiry_is_written_down_or_what_is_missing_said()
    {
        var page = Render<NewInquiryPage>();
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains(Refusal.SubjectMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=inquiry-body]").Change("A university");
        page.Find("[data-testid=inquiry-about]").Change("Accounts");
        page.Find("[data-testid=inquiry-values]").Change("acc-2\nacc-1\n");
        page.Find("[data-testid=inquiry-reference]").Change("LTR-7");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Single(_log.All));
        Assert.Equal(["acc-1", "acc-2"], _log.All[0].Subject.Values);
        Assert.Equal(("A university", "LTR-7"), (_log.All[0].AskedBy, _log.All[0].Reference));
        Assert.EndsWith($"/sharing/inquiries/{_log.All[0].Id}", Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_person_opens_the_pack_and_lets_it_out()
    {
        var inquiry = _log.Add("A university");
        _log.Pack(inquiry.Id, InquiriesInMemory.Writer);
        var page = Open(inquiry.Id);
        Assert.Empty(page.FindAll("[data-testid=release-pack]"));
        page.Find("[data-testid=open-pack]").Click();

        page.WaitForAssertion(() => Assert.Contains("\"requests\": 40", page.Find("[data-testid=bytes]").TextContent, StringComparison.Ordinal));
        _log.Refusal = Refusal.SignerBroken;
        page.Find("[data-testid=release-pack]").Click();
        page.WaitForAssertion(() => Assert.Contains(Refusal.SignerBroken.Explain(), page.Find("[data-testid=pack-refused]").TextContent, StringComparison.Ordinal));
        _log.Refusal = null;
        page.Find("[data-testid=release-pack]").Click();

        page.WaitForAssertion(() => Assert.Contains("answered", page.Find("[data-testid=inquiry]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/api/console/answers/{_log.Packs[0].Id}", page.Find("[data-testid=take-out]").GetAttribute("href"));
    }

    [Fact]
    public void Whoever_prepared_it_does_not_and_where_nothing_signs_it_is_said()
    {
        var inquiry = _log.Add("A university");
        _log.Signs = false;
        var page = Open(inquiry.Id);
        Assert.Contains(Refusal.SignerMissing.Explain(), page.Find("[data-testid=no-signer]").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find("[data-testid=propose-pack]").HasAttribute("disabled"));
        page.Find("[data-testid=preview-pack]").Click();
        page.WaitForAssertion(() => Assert.Contains("of 2 accounts known here", page.Find("[data-testid=answer-packs]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=propose-pack]").Click();
        page.WaitForElement("[data-testid=open-pack]").Click();
        page.WaitForAssertion(() => Assert.Contains(Refusal.SelfRelease.Explain(), page.Find("[data-testid=why-not]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=release-pack]"));
    }

    [Fact]
    public void It_is_taken_and_answered_in_words()
    {
        var inquiry = _log.Add("A university", TimeSpan.FromDays(-1));
        var page = Open(inquiry.Id);
        Assert.Contains("overdue since", page.Find("[data-testid=due]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=take]").Click();
        page.WaitForAssertion(() => Assert.Contains("Reviewer 1", page.Find("[data-testid=inquiry]").TextContent, StringComparison.Ordinal));
        page.Find("[data-testid=answered]").Click();
        page.WaitForAssertion(() => Assert.Contains(Refusal.NoteMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        page.Find("textarea").Input("Not known here.");
        page.Find("[data-testid=answered]").Click();
        page.WaitForAssertion(() => Assert.Contains("Not known here.", page.Find("[data-testid=inquiry]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-testid=answered]"));
    }

    [Fact]
    public void An_auditor_reads_and_does_nothing()
    {
        SignIn("u", "Auditor 1", Role.Auditor);
        var inquiry = _log.Add("A university");
        _log.Pack(inquiry.Id, InquiriesInMemory.Writer);
        var page = Open(inquiry.Id);
        Assert.Contains("A university", page.Find("[data-testid=inquiry]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=take], [data-testid=open-pack], [data-testid=answered], [data-testid=propose-pack]"));
        Assert.Empty(Render<InquiriesPage>().FindAll("[data-testid=new-inquiry]"));
    }

    [Fact]
    public void A_wrong_address_is_said() => Assert.Contains("no such inquiry", Open(Guid.NewGuid()).Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<InquiryPage> Open(Guid id) => Render<InquiryPage>(p => p.Add(c => c.Id, id));
}
