using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>
/// One instruction in many wordings, as a harvester who paraphrases would send it: each "{a|b|c}" is one choice. The n-th wording is always the same text; how many are used is the disguise's choice.
/// </summary>
internal sealed class Wordings(string pattern)
{
    /// <summary>The wording of this number.</summary>
    public string Of(ulong number)
    {
        var (text, state) = (new System.Text.StringBuilder(), number);
        var rest = pattern.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            text.Append(rest[..open]);
            var close = rest.IndexOf('}');
            var choices = rest[(open + 1)..close].ToString().Split('|');
            state = Rng.Mix(state, (ulong)open + 1);
            text.Append(choices[(int)(state % (ulong)choices.Length)]);
            rest = rest[(close + 1)..];
        }
        return text.Append(rest).ToString();
    }
}
