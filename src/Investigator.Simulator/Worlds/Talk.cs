namespace Investigator.Simulator.Worlds;

/// <summary>
/// What ordinary people ask. The public sets hold a few thousand real questions while a world needs many more, so a question is said in a person's own way:
/// with an opening and a closing, about a passage at hand, or two questions in one. Everyone who has something ordinary to ask, pools under cover included, draws from here.
/// </summary>
public sealed class Talk(PromptLibrary library)
{
    private static readonly Prompt[] s_openings = [.. ((string[])["", "", "", "", "", "Hi! ", "Hello, ", "hey ", "Quick question: ", "Question: ", "Could you help me with this? ", "Please help. ", "I was wondering, ",
        "So, ", "ok so ", "For a friend: ", "For work: ", "I need this today. ", "I'm new to this. ", "Good morning, ", "Thanks in advance! ", "Serious question. ", "Help me think: ", "Same as last week: "]).Select(Prompt.Of)];
    private static readonly Prompt[] s_closings = [.. ((string[])["", "", "", "", "", " Thanks!", " thx", " Please keep it short.", " Be concise.", " In simple words, please.", " Give one example.", " Use bullet points.",
        " Answer in two sentences.", " I have ten minutes.", " What would you do?", " Explain why.", " No jargon please.", " I tried already and it did not work.", " It is for a presentation.", " Make it friendly.",
        " In German please.", " Reply in Spanish.", " And list the sources.", " Please double check.", " That's all."]).Select(Prompt.Of)];
    private static readonly Prompt[] s_asks = [.. ((string[])["Summarise this for me:\n\n", "What is this about?\n\n", "Rewrite this so that a child understands it: ", "Translate into French:\n", "Please proofread:\n\n", "Make this shorter.\n\n",
        "Turn this into three bullet points:\n", "Is this correct?\n\n", "Give me a title for the text below.\n\n", "Write a reply to this:\n\n", "Which facts here should I check?\n\n", "What follows from this? ", "Make it more formal: ",
        "Find the mistakes: ", "Explain the second sentence.\n", "Any idea what is meant here?\n\n"]).Select(Prompt.Of)];
    private static readonly Prompt s_space = Prompt.Of(" ");
    private static readonly Prompt s_newLine = Prompt.Of("\n\n");

    private readonly Prompt[] _first = [.. library["ordinary-chat"].Where(prompt => prompt.Kind is "chat").Concat(library["ordinary-support"].Where(prompt => prompt.Text.Length > 30)).Select(prompt => prompt.Ready)];
    private readonly Prompt[] _next = [.. library["ordinary-chat"].Where(prompt => prompt.Kind is "chat-followup").Select(prompt => prompt.Ready)];
    private readonly Prompt[] _sentences = [.. library["hardneg-batch"].Concat(library["hardneg-rag"])
        .SelectMany(prompt => prompt.Text.Split(['\n', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(line => line.Length is > 60 and < 400 && char.IsAsciiLetterUpper(line[0]) && !line.Contains("categor", StringComparison.OrdinalIgnoreCase) && !line.EndsWith('?'))
        .Distinct(StringComparer.Ordinal).Select(line => Prompt.Of(line + "."))];

    /// <summary>The first message of a conversation of someone with these interests.</summary>
    public Prompt First(Rng rng, Interests interests)
    {
        var question = _first[interests.Pick(rng, _first.Length)];
        return rng.Unit() switch
        {
            < 0.62 => Prompt.Join(rng.Pick(s_openings), question, rng.Pick(s_closings)),
            < 0.90 => Prompt.Join(rng.Pick(s_asks), Passage(rng), rng.Pick(s_closings)),
            _ => Prompt.Join(question, s_space, _first[interests.Pick(rng, _first.Length)], rng.Pick(s_closings)),
        };
    }

    /// <summary>A later message.</summary>
    public Prompt Next(Rng rng, Interests interests) => rng.Chance(0.7)
        ? Prompt.Join(rng.Pick(s_openings), rng.Pick(_next), rng.Pick(s_closings))
        : First(rng, interests);

    /// <summary>Two to five sentences of real prose.</summary>
    public Prompt Passage(Rng rng)
    {
        var pieces = new Prompt[(2 * (2 + rng.Below(4))) - 1];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = i % 2 == 0 ? rng.Pick(_sentences) : rng.Chance(0.15) ? s_newLine : s_space;
        return Prompt.Join(pieces);
    }
}

/// <summary>What one person asks about: a few dozen of the questions, and now and then anything.</summary>
public sealed class Interests(Rng rng)
{
    private readonly ulong _taste = rng.Bits();
    private readonly int _breadth = 15 + rng.Below(60);

    public int Pick(Rng rng, int count) => rng.Chance(0.2) ? rng.Below(count) : (int)(Rng.Mix(_taste, (ulong)rng.Below(_breadth)) % (ulong)count);
}
