using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>A list of work. An entry follows from its number alone, so that members who take every n-th number work on disjoint parts without talking to one another, as a dispatcher would have it.</summary>
internal interface IWork
{
    /// <summary>The entry of this number in this voice.</summary>
    Job Take(long number, Voice voice);
}

/// <summary>One entry of a list of work.</summary>
internal sealed record Job(Prompt Prompt, Prompt? System = null, int Tools = 0)
{
    /// <summary>How long the answer is: times a chat answer, or a number of tokens around which it lies.</summary>
    public double TimesChat { get; init; } = 2;
    public double? Tokens { get; init; }

    /// <summary>Share of the answer that is thinking.</summary>
    public double Thinking { get; init; }

    private int _output;

    public int Output(Measured measured, Rng rng) => _output = Math.Max(1, (int)(Tokens is { } tokens ? rng.LogNormal(tokens, 0.5) : measured.ChatOutput(rng) * TimesChat * rng.Between(0.6, 1.4)));

    public int Reasoning(Rng rng) => Thinking <= 0 ? 0 : (int)(_output * Math.Min(0.95, Thinking * rng.Between(0.8, 1.2)));
}
