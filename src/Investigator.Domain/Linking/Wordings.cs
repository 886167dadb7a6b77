using System.Globalization;

namespace Investigator.Domain.Linking;

/// <summary>What a group of accounts words in its own way.</summary>
/// <param name="Templates">Different templates that several members send and hardly anybody outside; the commonest one left out.</param>
/// <param name="Senders">Members that send one of them.</param>
/// <param name="Usual">How many such templates groups of outsiders have.</param>
/// <param name="Bits">How surprising the difference is.</param>
/// <param name="Members">Members of the group.</param>
internal sealed record Wordings(int Templates, int Senders, double Usual, double Bits, int Members)
{
    // What a fifth more than usual says is little, whatever its certainty; four times as many say all.
    private const double ForAll = 0.75;

    /// <summary>The finding as a test of pooled traffic; <c>null</c>: no more than usual.</summary>
    public Trial? ToTrial()
    {
        if (Templates <= Usual) return null;
        var probability = Math.Clamp(Math.Pow(2, -Bits), 1e-7, 1);
        return new("own-wordings", probability, Math.Clamp((1 - (Usual / Templates)) / ForAll, 0, 1), string.Create(CultureInfo.InvariantCulture,
            $"{Senders:N0} of {Members:N0} members send {Templates:N0} templates that hardly anybody outside sends; groups of other accounts that send as many prompts have {Usual:0.#} ({Trials.Odds(probability)})."));
    }
}
