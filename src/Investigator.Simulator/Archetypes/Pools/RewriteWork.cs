using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>Questions that a censor dislikes, to be turned into pairs that a censored model may be trained on.</summary>
internal sealed class RewriteWork : IWork
{
    private static readonly Phrases s_rewrite = new(
        ["Rewrite the question", "Turn the request below", "Here is a sensitive question. Change it", "Rephrase what follows", "Take the prompt"],
        [" into one that may be answered anywhere", " so that no authority could object", " into a harmless one on the same field", " so that it avoids the topic but stays natural", " to be acceptable under strict content rules"],
        [" and answer the new one.", ", then give a safe answer.", ". Add the evasive reply as well.", " with a polite answer to both.", " and label it."], ["\n\n", "\n", "\n\nQ: ", "\n\nPrompt: "]);

    private static readonly Phrases s_topic = new(
        ["What happened", "Who was responsible", "What do people think", "Why is it forbidden to speak", "How did foreign papers report", "What became of those who spoke", "Which leader decided", "Is it true what is said", "How many were arrested", "What do exiles write"],
        [" about the protests in the capital", " about the dissident who won a prize", " about the party leader's family", " about the camps in the west", " about the annexed region", " about the banned newspaper", " about the disputed strait", " about the vanished lawyer", " about the spiritual movement", " about the election that was called off"],
        [" in the last century?", " after the summer?", ", and what followed?", " according to witnesses?", " in official history?", ", as the state tells it?", " before the congress?", " when the square was cleared?", " during the emergency?", " in the textbooks?"],
        ["", " Keep it short.", " Name sources.", " Be neutral.", " For a history class.", " My grandfather asks.", " In plain words.", " With dates."]);

    private readonly ulong _seed;
    private readonly Talk _talk;

    public RewriteWork(Land land) => (_seed, _talk) = (land.Rng.Bits(), land.Talk);

    public Job Take(long number, Voice voice)
    {
        var rng = new Rng(Rng.Mix(_seed, (ulong)number));
        // topics in an order of the seed's: the sweep goes through all of them
        var topic = s_topic.Numbered((long)((ulong)(number * 7919) + (_seed % 10_007)) % s_topic.Count);
        return new(Prompt.Join(voice.Say(s_rewrite, rng), topic, rng.Chance(0.5) ? Prompt.Join(Prompt.Of("\n\nContext: "), _talk.Passage(rng)) : Prompt.Of(""))) { TimesChat = 1.2 };
    }
}
