using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes.Pools;

/// <summary>
/// How a pool or one of its accounts words what it asks. With one wording everybody sends the published template; with twelve the pool turns through its own twelve;
/// with none given each account words things in its own way and changes it a little from request to request.
/// </summary>
internal sealed class Voice(ulong seed, int wordings)
{
    private readonly int _wordings = wordings;

    public bool IsPublished => _wordings == 1;

    /// <summary>The voice of one account of the pool.</summary>
    public Voice Of(int number) => _wordings > 0 ? this : new(Rng.Mix(seed, (ulong)number), 0);

    /// <summary>The phrases as this voice says them in this request.</summary>
    public Prompt Say(Phrases phrases, Rng request)
    {
        if (_wordings == 1) return phrases.First;
        var wording = new Rng(Rng.Mix(seed, _wordings > 0 ? (ulong)request.Below(_wordings) : (ulong)request.Below(3)));
        return phrases.Say(wording, _wordings > 0 ? null : request);
    }
}

/// <summary>A sentence in parts that each have several wordings of the same meaning.</summary>
internal sealed class Phrases(params string[][] parts)
{
    private readonly string[][] _texts = parts;
    private readonly Prompt[][] _parts = [.. parts.Select(part => part.Select(Prompt.Of).ToArray())];

    /// <summary>The first wording of each part.</summary>
    public Prompt First { get; } = Prompt.Of(string.Concat(parts.Select(part => part[0])));

    /// <summary>How many sentences there are.</summary>
    public long Count => _parts.Aggregate(1L, (count, part) => count * part.Length);

    /// <summary>The same with a share of the wordings of each part alone, and one of the endings.</summary>
    public Phrases Part(Rng rng, double share, string[] endings) => new([.. _texts.Select(part =>
    {
        var some = part.ToArray();
        rng.Shuffle(some);
        return some[..Math.Max(1, (int)Math.Ceiling(part.Length * share))];
    }), [rng.Pick(endings)]]);

    /// <param name="wording">Chooses each part's wording.</param>
    /// <param name="whim">Now and then chooses another, where given.</param>
    public Prompt Say(Rng wording, Rng? whim)
    {
        var pieces = new Prompt[_parts.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = wording.Pick(_parts[i]);
            if (whim is not null && whim.Chance(0.2)) pieces[i] = whim.Pick(_parts[i]);
        }
        return Prompt.Join(pieces);
    }

    /// <summary>The sentence of this number, each number another until <see cref="Count"/> is reached.</summary>
    public Prompt Numbered(long number)
    {
        var pieces = new Prompt[_parts.Length];
        for (var i = 0; i < pieces.Length; i++, number /= _parts[i - 1].Length) pieces[i] = _parts[i][(int)(number % _parts[i].Length)];
        return Prompt.Join(pieces);
    }
}
