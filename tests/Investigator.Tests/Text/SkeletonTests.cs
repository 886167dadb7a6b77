using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

public sealed class SkeletonTests
{
    // Templates that open with their slot, unquoted, cannot be told from free text one by one: docs/text.md.
    private static readonly string[] OpenWithWording =
    [
        "sky-t1", "open-thoughts-r1", "ultrafeedback-honesty", "ultrafeedback-helpfulness_with_answer", "alpaca-gen", "self-instruct-bootstrap",
        "self-instruct-clf", "toolbench-dfs", "lm-eval/gsm8k-cot", "autoevals/factuality", "autoevals/closed_q_a",
        "t0/dbpedia_14_given_a_list_of_category_what_does_the_title_belong_to", "t0/dbpedia_14_pick_one_category_for_the_following_text",
    ];

    public static TheoryData<string> TemplatesThatOpenWithWording() => [.. OpenWithWording];

    [Theory, MemberData(nameof(TemplatesThatOpenWithWording))]
    public void A_real_template_keeps_one_skeleton_over_real_fillings(string template)
    {
        var rows = SamplePrompts.All.Where(p => p.Template == template).ToList();

        Assert.True(rows.DistinctBy(r => r.Prompt).Count() >= 2);
        Assert.Single(rows.Select(r => r.Features.Skeleton).Distinct());
    }

    [Fact]
    public void Different_templates_have_different_skeletons()
    {
        // UltraFeedback's aspects share one long system prompt and are one template here.
        var templates = OpenWithWording.Where(t => t != "ultrafeedback-helpfulness_with_answer").ToHashSet();
        var skeletons = SamplePrompts.All.Where(p => p.Template is { } t && templates.Contains(t)).Select(p => p.Features.Skeleton).Distinct().Count();

        Assert.Equal(templates.Count, skeletons);
    }

    [Fact]
    public void Prompts_of_real_people_do_not_share_a_skeleton_by_chance()
    {
        var people = SamplePrompts.All.Where(p => p.Kind is "chat" or "chat-followup" or "assistant-query" or "customer-support").ToList();

        Assert.True(people.Count > 150);
        Assert.Equal(people.Count, people.Select(p => p.Features.Skeleton).Distinct().Count());
    }

    [Fact]
    public void A_prompt_that_begins_as_JSON_is_more_than_one_mask() =>
        Assert.Equal("role writer task describe the harbour", PromptReader.SkeletonText(null, """{ "role": writer, "task": Describe the harbour }"""));

    [Fact]
    public void A_dividing_line_ends_the_wording() =>
        Assert.Equal("context information is below", PromptReader.SkeletonText(null, "Context information is below.\n--------\nParis is large."));
}
