using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Questions whose thinking is wanted, not their answer: with the published system prompts of such recipes, or in the operator's own words and by one of the known ways around a guard.</summary>
internal sealed class ReasonWork : IWork
{
    private static readonly Phrases s_direct = new(
        ["Work through the problem below", "Solve the following problem", "Take this exercise", "Here is a question I need reasoned out", "Consider the task that follows", "Please look at this one", "I want a careful solution of this", "Treat the next problem like a lecture"],
        [" and write down every step of your thinking", " and show all intermediate considerations, dead ends too", ", narrating how you get there", " and keep the whole derivation in the answer", ", thinking aloud all the way", " and explain each decision as you make it", ", with all checks you would do in your head", " and leave nothing of the way out"],
        [" before you give the result.", ". Put the final answer last.", ". End with the solution on a line of its own.", "; the result comes at the very end.", ". Only then conclude.", ", then state the answer."],
        ["", " Be thorough.", " Do not summarise.", " Do not skip anything.", " Length is no concern.", " Revisit earlier steps when in doubt."],
        ["\n\n", "\n", "\n\nProblem: ", "\n---\n", "\n\n> "]);

    private static readonly Phrases s_backwards = new(
        ["Below are a question and its finished answer.", "Someone already solved this.", "The following result is known to be right.", "Here is a solved exercise without its working.", "We have the answer but lost the notes."],
        [" Imagine how the solver thought and write it out", " Reconstruct the reasoning that leads there", " Write the inner monologue that ends with this answer", " Spell out the thoughts that came before it", " Give the complete path from question to answer"],
        [", step by step.", " in full.", ", with doubts and corrections.", " as it happened.", " without leaving gaps."], ["\n\n", "\n", "\n\nQuestion: "]);

    private static readonly Phrases s_tags = new(
        ["Before anything else,", "First,", "Always begin by", "For every question,", "As a rule,"], [" put your reasoning between <think> and </think>", " write your deliberation inside [work] and [/work]", " open a block called SCRATCH and reason in it", " think in a section headed Notes"],
        [", then answer.", " and answer after it.", "; the reply follows below it.", ", and only then reply."], ["", " The block must not be empty.", " Use the language of the question in it.", " Translate your working memory into plain sentences there."], ["\n\n", "\n", "\n\nQ: "]);

    private readonly LibraryPrompt[] _questions;

    public ReasonWork(Land land)
    {
        _questions = [.. land.Library["distill-cot"].Where(prompt => prompt.System is not null)];
        land.Rng.Shuffle(_questions);
    }

    public Job Take(long number, Voice voice)
    {
        var question = _questions[(int)(number % _questions.Length)];
        var text = Numbers.Changed(question.Text, number / _questions.Length);
        var rng = new Rng(Rng.Mix(Rng.Of("reason"), (ulong)number));
        var prompt = voice.IsPublished ? text : rng.Unit() switch
        {
            < 0.6 => Prompt.Join(voice.Say(s_direct, rng), text),
            < 0.8 => Prompt.Join(voice.Say(s_backwards, rng), text, Prompt.Of(FormattableString.Invariant($"\n\nAnswer: {rng.Below(400)}"))),
            _ => Prompt.Join(voice.Say(s_tags, rng), text),
        };
        return new(prompt, voice.IsPublished ? question.ReadySystem : null) { Tokens = 2600, Thinking = 0.75 };
    }
}
