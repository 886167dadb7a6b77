using Bunit;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Detection;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Detection;

public sealed class FamilyEditorTests : DetectorContext
{
    private static readonly string[] s_topics = ["tides", "tort law", "enzymes", "matrices", "sonnets", "glaciers"];

    private static string Typed => string.Join("\n---\n", s_topics.Select(t => $"You are a strict examiner. Award marks for this answer on {t}."));

    [Fact]
    public void A_family_is_made_of_examples_and_kept_as_a_draft()
    {
        var page = Render<FamilyEditor>();
        page.Find("[data-testid=rule-title]").Change("Exam grading");
        page.Find("[data-testid=family-examples]").Change(Typed);
        page.Find("[data-testid=find-wordings]").Click();
        Assert.Contains("Compared with 1,000 stored prompts", page.Find("[data-testid=found-wordings]").TextContent, StringComparison.Ordinal);
        Assert.Contains("6 of 6 examples fit", page.Find("[data-testid=family-fit]").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=rule-looks]").Change("Answers are graded for a reward model.");
        page.Find("form").Submit();

        var family = Assert.Single(Desk.Rules);
        Assert.Equal((true, 6, RuleState.Draft), (family.IsFamily, family.Examples.Count, family.State));
        Assert.Contains("award marks", family.Text, StringComparison.Ordinal);
        Assert.EndsWith("/detectors/rule-night-bursts", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_shown_and_what_was_typed_stays()
    {
        var page = Render<FamilyEditor>();
        page.Find("[data-testid=family-patterns]").Change("+3 award marks\n+x <b>nothing</b>");
        Assert.Contains("A wording is a weight", page.Find("[data-testid=family-fault]").TextContent, StringComparison.Ordinal);
        Assert.Contains("+x <b>nothing</b>", page.Find("[data-testid=family-fault] code").TextContent, StringComparison.Ordinal);
        page.Find("[data-testid=rule-title]").Change("Exam grading");
        page.Find("[data-testid=rule-looks]").Change("Grading.");
        page.Find("form").Submit();

        Assert.Contains(Refusal.FamilyUnreadable.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Desk.Rules);
        Assert.Equal("+3 award marks\n+x <b>nothing</b>", page.Find("[data-testid=family-patterns]").GetAttribute("value"));
    }

    [Fact]
    public void Examples_that_are_missed_are_numbered()
    {
        var page = Render<FamilyEditor>();
        page.Find("[data-testid=family-examples]").Change(Typed + "\n---\nWhat is the tide today?");
        page.Find("[data-testid=family-patterns]").Change("award marks");
        Assert.Contains("6 of 7 examples fit. Missed: 7", page.Find("[data-testid=family-fit]").TextContent.Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_stored_text_it_says_that_nothing_tells_ordinary_wordings()
    {
        Families.Texts = 0;
        var page = Render<FamilyEditor>();
        page.Find("[data-testid=family-examples]").Change(Typed);
        page.Find("[data-testid=find-wordings]").Click();
        Assert.Contains("No prompt text is stored", page.Find("[data-testid=found-wordings]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_examples_are_asked_for_again()
    {
        var page = Render<FamilyEditor>();
        page.Find("[data-testid=family-examples]").Change("one");
        page.Find("[data-testid=find-wordings]").Click();
        Assert.Contains(Refusal.ExamplesMissing.Explain(), page.Find("[data-testid=refused]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_is_changed_in_place()
    {
        var family = AFamily();
        var page = Render<FamilyEditor>(p => p.Add(x => x.Id, family.RuleId));
        Assert.Contains("tort law", page.Find("[data-testid=family-examples]").GetAttribute("value"), StringComparison.Ordinal);
        page.Find("[data-testid=family-patterns]").Change("+5 strict examiner");
        page.Find("form").Submit();

        Assert.Equal("family\nbias -4\n+5 strict examiner", Assert.Single(Desk.Rules).Text);
    }

    [Fact]
    public void A_family_is_not_edited_as_a_rule_nor_a_rule_as_a_family()
    {
        Assert.Contains("No prompt family is called that", Render<FamilyEditor>(p => p.Add(x => x.Id, Desk.Write(Analyst, Draft()).RuleId)).Markup, StringComparison.Ordinal);
        Assert.Contains("No rule is called that", Render<RuleEditor>(p => p.Add(x => x.Id, AFamily().RuleId)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_page_shows_wordings_examples_and_what_could_not_be_read()
    {
        var family = AFamily();
        family.Tested(Analyst, ATest(family.Text) with { Reach = new(1_000, 700, 200, 400, 37, 5) });

        var page = Render<DetectorPage>(p => p.Add(x => x.Id, family.RuleId));

        Assert.Equal(2, page.FindAll("[data-testid=family-pattern]").Count);
        Assert.Equal(6, page.FindAll("[data-testid=family-example]").Count);
        Assert.Contains("37 of 400 whose text is stored, of 5 accounts", page.Find("[data-testid=reach-fit]").TextContent, StringComparison.Ordinal);
        var read = page.Find("[data-testid=reach-read]").TextContent;
        Assert.Contains("400 of 1,000 requests", read, StringComparison.Ordinal);
        Assert.Contains("300 was seen when they came in and is not kept", read, StringComparison.Ordinal);
        Assert.Contains("200 came as a hash alone", read, StringComparison.Ordinal);
        Assert.Contains("100 came with neither", read, StringComparison.Ordinal);
        Assert.Contains("/detectors/families/rule-night-bursts/edit", page.Find("[data-testid=edit-rule]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Families_are_listed_with_rules_and_those_that_come_with_it_below()
    {
        AFamily();
        var page = Render<Investigator.Web.Detection.Detectors>();
        Assert.Contains("(prompt family)", page.Find("[data-testid=rule]").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("[data-testid=shipped-family]"), r => r.TextContent.Contains("Reasoning elicitation", StringComparison.Ordinal));
        Assert.NotNull(page.Find("[data-testid=new-family]"));
    }

    [Fact]
    public void Hostile_examples_and_wordings_are_text()
    {
        Desk.Write(Analyst, new RuleDraft("<script>1</script>", "<script>2</script>", "", "family\n+5 <script>alert * examiner") { Examples = [.. s_topics.Select(t => $"strict <script>alert('{t}')</script> examiner\u202E")] });
        Assert.DoesNotContain("<script>", Render<DetectorPage>(p => p.Add(x => x.Id, "rule-night-bursts")).Markup, StringComparison.Ordinal);
    }

    private RuleVersion AFamily() => Desk.Write(Analyst, new RuleDraft("Exam grading", "Grading.", "Teachers.", "family\nbias -4\n+3 strict examiner\n+3 award marks") { Examples = FamilyText.Examples(Typed) });
}
