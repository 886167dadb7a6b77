using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions;
using Investigator.Domain.Usage;
using Investigator.Web.Decisions;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Decisions;

/// <summary>What an account's page shows of decisions, and what can be done there.</summary>
public sealed class AccountDecisionsTests : ConsoleContext
{
    private static readonly AccountId Account = new("acc-1");
    private readonly FreezesInMemory _desk = new(Noon);
    private readonly NoBans _bans = new();

    public AccountDecisionsTests() => Services.AddSingleton<IFreezeDesk>(_desk).AddSingleton<IBanDesk>(_bans).AddScoped<DecisionActs>();

    [Fact]
    public void Nothing_decided_is_said() => Assert.Contains("Nothing was ever decided", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public void It_says_that_it_loads()
    {
        var stored = new TaskCompletionSource();
        _desk.Before = () => stored.Task;
        var part = Open();
        Assert.Contains("Loading decisions", part.Markup, StringComparison.Ordinal);

        stored.SetResult();

        part.WaitForAssertion(() => Assert.Contains("Nothing was ever decided", part.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_store_ends_at_the_boundary_around_the_part()
    {
        _desk.Before = () => throw new IOException("disk");

        var slot = Render<ErrorBoundary>(p => p.Add(b => b.ChildContent, Part).Add(b => b.ErrorContent, broken => $"<p data-testid=caught>{broken.Message}</p>"));

        Assert.Equal("disk", slot.Find("[data-testid=caught]").TextContent);
    }

    [Fact]
    public async Task Standing_and_past_decisions_are_told_apart_and_hostile_reasons_stay_text()
    {
        var analyst = new Person("analyst-1", "Analyst 1", Role.Analyst);
        var first = await _desk.FreezeAccountAsync(analyst, Account, Hostile, Noon.AddDays(1), CancellationToken.None);
        await _desk.UndoAsync(analyst, first.Value!.ActId, CancellationToken.None);
        await _desk.FreezeAccountAsync(analyst, Account, "Again", Noon.AddDays(7), CancellationToken.None);

        var part = Open();

        Assert.Contains("1 standing, 1 past", part.Markup, StringComparison.Ordinal);
        Assert.Single(part.FindAll("[data-testid=lift]"));
        Assert.Empty(part.FindAll("script"));
    }

    [Fact]
    public async Task A_freeze_is_lifted_with_a_reason()
    {
        await _desk.FreezeAccountAsync(new("analyst-1", "Analyst 1", Role.Analyst), Account, "Harvest", Noon.AddDays(1), CancellationToken.None);
        var part = Open();
        part.Find("[data-testid=lift]").Click();
        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains(Refusal.ReasonMissing.Explain(), Dialogs.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        Dialogs.Find("textarea").Input("A university, checked.");
        Dialogs.Find("[data-testid=submit]").Click();

        part.WaitForAssertion(() => Assert.Contains("0 standing, 1 past", part.Markup, StringComparison.Ordinal));
        Assert.Equal("A university, checked.", Assert.Single(_desk.Made).EndReason);
    }

    [Fact]
    public void A_ban_is_proposed_not_made()
    {
        var part = Open();
        part.Find("[data-testid=propose]").Click();
        Dialogs.Find("textarea").Input("One operation.");
        Dialogs.Find("[data-testid=submit]").Click();

        Messages.WaitForAssertion(() => Assert.Contains("It waits for a manager", Messages.Markup, StringComparison.Ordinal));
        Assert.Equal(["analyst-1 acc-1: One operation."], _bans.Proposed);
        Assert.Empty(_desk.Made);
    }

    [Fact]
    public void A_manager_reads_but_is_not_offered_to_freeze_or_propose()
    {
        SignIn("m", "Manager 1", Role.Manager);
        var part = Open();

        Assert.Empty(part.FindAll("[data-testid=freeze], [data-testid=propose]"));
    }

    private IRenderedComponent<AccountDecisions> Open() => Render<AccountDecisions>(p => p.Add(c => c.AccountId, Account));

    private static void Part(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder tree)
    {
        tree.OpenComponent<AccountDecisions>(0);
        tree.AddComponentParameter(1, nameof(AccountDecisions.AccountId), Account);
        tree.CloseComponent();
    }
}
