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

    /// <summary>The finding as a test of pooled traffic; <c>null</c>: no more than usual.</summary>
    public Trial? ToTrial()
    {
        if (Phrases <= Usual) return null;
        var probability = Math.Clamp(Math.Pow(2, -Bits), 1e-7, 1);
        return new("own-phrases", probability, Math.Clamp((1 - (Usual / Phrases)) / ForAll, 0, 1), string.Create(CultureInfo.InvariantCulture,
            $"{Senders:N0} of {Members:N0} members use {Phrases:N0} turns of speech again and again in prompts that are otherwise worded differently, and hardly anybody outside does; groups of other accounts that ask as much have {Usual:0.#} ({Trials.Odds(probability)})."));
    }
}
