using System.Globalization;

namespace Investigator.Domain.Linking;

/// <summary>What turns of speech a group of accounts has in common.</summary>
/// <param name="Phrases">Different phrases that come back in several members' prompts, each with another template around it, and hardly in other accounts'.</param>
/// <param name="Senders">Members that use one of them.</param>
/// <param name="Usual">How many such phrases groups of outsiders have.</param>
/// <param name="Bits">How surprising the difference is.</param>
/// <param name="Members">Members whose wording is known.</param>
internal sealed record Phrasings(int Phrases, int Senders, double Usual, double Bits, int Members)
{
    // What a fifth more than usual says is little, whatever its certainty; four times as many say all.
    private const double ForAll = 0.75;

    /// <summary>It was put to what other groups say, not to what its own members have in common; then <see cref="Phrases"/> counts prompts that hold such a phrase, by what they weigh and of the half of the members that says least.</summary>
    public bool OfOthers { get; init; }

    /// <summary>How many bits what other groups say speaks against the group, as a number of at most 0: it says much, and less of it than other groups do.</summary>
    public double Against { get; init; }

    /// <summary>How many times as many as usual.</summary>
    public double Times => Phrases / Math.Max(1e-9, Usual);

    /// <summary>The finding as a test of pooled traffic; <c>null</c>: no more than usual.</summary>
    public Trial? ToTrial()
    {
        if (Phrases <= Usual) return null;
        var probability = Math.Clamp(Math.Pow(2, -Bits), 1e-7, 1);
        return new(OfOthers ? "common-phrases" : "own-phrases", probability, Math.Clamp((1 - (Usual / Phrases)) / ForAll, 0, 1), OfOthers ? string.Create(CultureInfo.InvariantCulture,
            $"Prompts of {Senders:N0} of {Members:N0} members hold turns of speech that come back from one group of accounts that begin and end together to another, and hardly elsewhere; the half of them that says least has as much of that as {Phrases:N0} such prompts, the same half of groups of other accounts that ask as much has {Usual:0.#} ({Trials.Odds(probability)}).")
            : string.Create(CultureInfo.InvariantCulture,
            $"{Senders:N0} of {Members:N0} members use {Phrases:N0} turns of speech again and again in prompts that are otherwise worded differently, and hardly anybody outside does; groups of other accounts that ask as much have {Usual:0.#} ({Trials.Odds(probability)})."));
    }
}
