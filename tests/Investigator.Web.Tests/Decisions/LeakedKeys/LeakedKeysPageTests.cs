using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.LeakedKeys;
using Investigator.Web.Decisions.LeakedKeys;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions.LeakedKeys;

/// <summary>Leaked keys on the screen.</summary>
public sealed class LeakedKeysPageTests : ConsoleContext
{
    private readonly KeysReported _desk = new();

    public LeakedKeysPageTests() => Services.AddSingleton<ILeakedKeys>(_desk);

    [Fact]
    public void The_list_says_that_it_loads_that_it_is_empty_and_what_is_proposed()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var page = Render<LeakedKeysPage>();
        Assert.Contains("Loading reports", page.Markup, StringComparison.Ordinal);
        stored.SetResult();
        page.WaitForAssertion(() => Assert.Contains("No key was reported", page.Find("[data-testid=nothing]").TextContent, StringComparison.Ordinal));

        _desk.Add("key-1", Noon.AddHours(1), null);
        _desk.Add("key-2", Noon.AddHours(-30), null);
        _desk.Add("key-3", Noon.AddHours(1), DecisionKind.Freeze);
        _desk.Add(Hostile, null, null);
        page = Render<LeakedKeysPage>();
        Assert.Equal(["freeze, then exchange", "exchange", "exchange", "exchange"], page.FindAll("[data-testid=proposed]").Select(p => p.TextContent));
        var rows = page.FindAll("[data-testid=leaked-row]");
        Assert.Contains("used since", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>⟨U+202E⟩", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("not known here", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("[data-testid=freeze-key]").Count);
    }

    [Fact]
    public void A_key_that_was_pasted_does_not_stay_on_the_screen()
    {
        var page = Render<LeakedKeysPage>();
        page.Find("[data-testid=leaked-key]").Change("sk-" + "abcdefghijklmnopqrstuvwxyz0123");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains(Refusal.SecretGiven.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("abcdefghijkl", page.Markup, StringComparison.Ordinal);

        page.Find("[data-testid=leaked-key]").Change("key-9");
        page.Find("[data-testid=leaked-place]").Change("a public repository");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("key-9", Assert.Single(_desk.Rows).Report.KeyId));
        Assert.Empty(page.FindAll("[data-testid=refused]"));
    }

    [Fact]
    public void An_accounts_page_names_its_own_leaked_keys_and_no_others()
    {
        _desk.Add("key-1", Noon.AddHours(1), null);
        _desk.Add("key-2", null, null); // of nobody
        Assert.Empty(Render<AccountLeakedKeys>(p => p.Add(c => c.AccountId, new("acc-2"))).Markup.Trim());
        var part = Render<AccountLeakedKeys>(p => p.Add(c => c.AccountId, new("acc-1")));
        Assert.Contains("key-1", part.Find("[data-testid=account-leaked-row]").TextContent, StringComparison.Ordinal);
        Assert.Equal("freeze, then exchange", part.Find("[data-testid=proposed]").TextContent);
        SignIn("u", "Auditor 1", Role.Auditor);
        Assert.Empty(Render<AccountLeakedKeys>(p => p.Add(c => c.AccountId, new("acc-1"))).FindAll("[data-testid=freeze-key]"));
    }

    [Fact]
    public void Many_are_paged_and_a_broken_store_ends_at_the_boundary()
    {
        for (var n = 0; n < 70; n++) _desk.Add($"key-{n}", Noon, null);
        Assert.Equal("1–50 of 70 reports", Render<LeakedKeysPage>().Find("[data-testid=pager]").TextContent);
        _desk.Before = () => throw new IOException("disk");
        var caught = Render<ErrorBoundary>(p => p.AddChildContent<LeakedKeysPage>().Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));
        Assert.Equal("disk", caught.Find("[data-testid=caught]").TextContent);
    }

    [Fact]
    public void An_auditor_reads_and_does_nothing()
    {
        SignIn("u", "Auditor 1", Role.Auditor);
        _desk.Add("key-1", Noon.AddHours(1), null);
        var page = Render<LeakedKeysPage>();
        Assert.Single(page.FindAll("[data-testid=leaked-row]"));
        Assert.Empty(page.FindAll("[data-testid=report-key], [data-testid=freeze-key], [data-testid=exchanged]"));
    }
}
