using System.Text;
using Investigator.Domain.Text;

namespace Investigator.Tests.Text;

public sealed class PromptFamiliesTests
{
    [Fact]
    public void Every_family_recognises_its_own_examples()
    {
        var reader = new PromptReader(PromptFamilies.BuiltIn);
        foreach (var family in PromptFamilies.BuiltIn.All)
        {
            Assert.NotEmpty(family.Examples!);
            Assert.All(family.Examples!, example => Assert.Equal(family.Id, reader.Read(null, example).Family));
        }
    }

    [Theory]
    [InlineData("cot-elicitation", "reasoning-elicitation")]
    [InlineData("rubric-grading", "rubric-grading")]
    [InlineData("self-instruct", "synthetic-seed")]
    [InlineData("tool-trajectory", "tool-trajectory")]
    public void Public_harvesting_recipes_are_named(string kind, string family) =>
        Assert.All(SamplePrompts.All.Where(p => p.Kind == kind), p => Assert.Equal(family, p.Features.Family));

    [Fact]
    public void Honest_twins_and_ordinary_prompts_are_left_alone()
    {
        string[] honest = ["chat", "chat-followup", "assistant-query", "customer-support", "persona-template", "rag-template", "batch-classification", "productivity-template", "eval-harness"];

        Assert.Equal(honest.Order(), SamplePrompts.All.Select(p => p.Kind).Intersect(honest).Order());
        Assert.Empty(SamplePrompts.All.Where(p => honest.Contains(p.Kind) && p.Features.Family is not null).Select(p => $"{p.Features.Family}: {p.Prompt}"));
    }

    [Fact]
    public void A_wording_is_found_wherever_it_stands_whatever_its_length()
    {
        var random = new Random(11);
        string[] words = [.. Enumerable.Range(0, 12).Select(n => $"word{(char)('a' + n)}")];
        string[] phrases = [.. Enumerable.Range(0, 300).Select(_ => Said(random.Next(1, 5))).Distinct(StringComparer.Ordinal)];
        string[] texts = [.. Enumerable.Range(0, 200).Select(_ => Said(random.Next(1, 40)))];
        var counter = new PhraseCounter(phrases);

        foreach (var text in texts) counter.Add(null, text);

        Assert.Equal(phrases.Select(phrase => texts.Count(text => $" {text} ".Contains($" {phrase} ", StringComparison.Ordinal))), counter.Of);
        Assert.Contains(counter.Of, times => times > 0);

        string Said(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[random.Next(words.Length)]));
    }

    [Fact]
    public void An_operator_adds_a_family_without_code()
    {
        const string own = """[{ "id": "recipe-harvest", "name": "Recipes", "description": "Ours", "bias": -4, "patterns": [{ "phrase": "house recipe * sauce", "weight": 6 }] }]""";

        var (families, refusal) = PromptFamilies.BuiltIn.With(Encoding.UTF8.GetBytes(own));

        Assert.Null(refusal);
        Assert.Equal("recipe-harvest", new PromptReader(families!).Read(null, "Tell me the House Recipe of your famous sauce!").Family);
        Assert.Null(new PromptReader(PromptFamilies.BuiltIn).Read(null, "Tell me the House Recipe of your famous sauce!").Family);
        Assert.Equal(PromptFamilies.BuiltIn.All.Count + 1, families!.All.Count);
    }

    [Theory]
    [InlineData("[{ \"id\": \"x\"", "not valid JSON")]
    [InlineData("[{ \"id\": \"\", \"patterns\": [] }]", "needs an id")]
    [InlineData("[null]", "needs an id")]
    [InlineData("[{ \"id\": \"x\", \"patterns\": [{ \"phrase\": \" - \", \"weight\": 1 }] }]", "has no word")]
    [InlineData("[{ \"id\": \"x\", \"patterns\": [] }, { \"id\": \"x\", \"patterns\": [] }]", "listed twice")]
    public void A_list_that_cannot_be_used_is_refused_with_a_reason(string json, string reason)
    {
        var (families, refusal) = PromptFamilies.BuiltIn.With(Encoding.UTF8.GetBytes(json));

        Assert.Null(families);
        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_user_turn_counts_only_where_the_prompt_ends_with_it()
    {
        var reader = new PromptReader(PromptFamilies.BuiltIn);

        Assert.Equal("synthetic-seed", reader.Read(null, "<|im_start|>user\n").Family);
        Assert.Null(reader.Read(null, "<|im_start|>user\nHow tall is the tower?").Family);
    }
}
