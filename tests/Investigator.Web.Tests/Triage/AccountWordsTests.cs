using Bunit;
using Investigator.Domain.Audit;
using Investigator.Web.Triage;
using MudBlazor;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Triage;

/// <summary>Notes and tags of an account, and the tag for a selection.</summary>
public sealed class AccountWordsTests : ConsoleContext
{
    private static readonly Person s_other = new("analyst-2", Hostile, Role.Analyst);

    [Fact]
    public async Task Notes_show_as_text_latest_first_and_the_field_for_another()
    {
        await Words.WriteAsync(s_other, new("acc-1"), Hostile, default);

        var part = Render<AccountNotes>(p => p.Add(c => c.AccountId, new("acc-1")));

        Assert.Contains("alert(1)", part.Find("[data-testid=account-note]").TextContent, StringComparison.Ordinal);
        Assert.Empty(part.FindAll("script"));
        part.Find("textarea").Input("Asked sales.");
        part.Find("[data-testid=write-account-note]").Click();
        part.WaitForAssertion(() => Assert.Equal(2, part.FindAll("[data-testid=account-note]").Count));
        Assert.Contains("Asked sales.", part.FindAll("[data-testid=account-note]")[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("", part.Find("textarea").GetAttribute("value") ?? "");
    }

    [Fact]
    public void A_note_without_words_is_refused_in_words_and_what_was_typed_stays()
    {
        var part = Render<AccountNotes>(p => p.Add(c => c.AccountId, new("acc-1")));
        Assert.Contains("Nobody has written a note yet", part.Markup, StringComparison.Ordinal);

        part.Find("textarea").Input("  ");
        part.Find("[data-testid=write-account-note]").Click();

        part.WaitForAssertion(() => Assert.Contains(Refusal.NoteMissing.Explain(), part.Find("[data-testid=note-refused]").TextContent, StringComparison.Ordinal));
        Assert.Equal("  ", part.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Many_notes_come_by_pages()
    {
        for (var i = 0; i < 12; i++) await Words.WriteAsync(s_other, new("acc-1"), $"note {i}", default);

        var part = Render<AccountNotes>(p => p.Add(c => c.AccountId, new("acc-1")));

        Assert.Equal(10, part.FindAll("[data-testid=account-note]").Count);
        Assert.Contains("1–10 of 12 notes", part.Find("[data-testid=pager]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_busy_store_shows_that_notes_and_tags_are_being_loaded()
    {
        Words.Before = () => new TaskCompletionSource().Task;

        Assert.Contains("Loading notes", Render<AccountNotes>(p => p.Add(c => c.AccountId, new("acc-1"))).Markup, StringComparison.Ordinal);
        Assert.Contains("Loading tags", Render<AccountTagList>(p => p.Add(c => c.AccountId, new("acc-1"))).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tag_is_put_on_leads_to_all_that_carry_it_and_is_taken_off()
    {
        var part = Render<AccountTagList>(p => p.Add(c => c.AccountId, new("acc-1")));
        Assert.Contains("No tag is on this account", part.Markup, StringComparison.Ordinal);

        part.Find("[data-testid=tag-word]").Input("two words");
        part.Find("form").Submit();
        part.WaitForAssertion(() => Assert.Contains(Refusal.TagWrong.Explain(), part.Find("[data-testid=tag-refused]").TextContent, StringComparison.Ordinal));
        part.Find("[data-testid=tag-word]").Input("Card-9");
        part.Find("form").Submit();

        part.WaitForAssertion(() => Assert.Equal("/accounts?q=tag:card-9", part.Find("[data-testid=account-tag] a").GetAttribute("href")));
        Assert.Empty(part.FindAll("[data-testid=tag-refused]"));
        part.Find("[data-testid=untag]").Click();
        part.WaitForAssertion(() => Assert.Empty(part.FindAll("[data-testid=account-tag]")));
    }

    [Fact]
    public async Task Who_only_reads_is_offered_neither_field()
    {
        await Words.PutOnAsync(s_other, [new("acc-1")], "card-9", default);
        SignIn("auditor-1", "Auditor 1", Role.Auditor);

        var (notes, tags) = (Render<AccountNotes>(p => p.Add(c => c.AccountId, new("acc-1"))), Render<AccountTagList>(p => p.Add(c => c.AccountId, new("acc-1"))));

        Assert.Empty(notes.FindAll("textarea"));
        Assert.Empty(tags.FindAll("input, button"));
        Assert.Single(tags.FindAll("[data-testid=account-tag]"));
    }

    [Fact]
    public void A_selection_is_tagged_at_once_and_the_refusal_stays_in_the_dialog()
    {
        _ = Dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<TagDialog>("Tag", new DialogParameters<TagDialog> { { d => d.Accounts, [new("acc-1"), new("acc-2")] } }));
        Assert.Contains("Tag 2 accounts", Dialogs.WaitForElement("h2").TextContent, StringComparison.Ordinal);
        Dialogs.Find("[data-testid=submit]").Click();
        Assert.Contains(Refusal.TagWrong.Explain(), Dialogs.WaitForElement("[data-testid=refused]").TextContent, StringComparison.Ordinal);

        Dialogs.Find("[data-testid=tag-word]").Input("card-9");
        Dialogs.Find("[data-testid=submit]").Click();

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[data-testid=tag-dialog]")));
        Assert.Equal(["acc-1", "acc-2"], Words.Tags.Select(t => t.AccountId.Value));
    }
}
