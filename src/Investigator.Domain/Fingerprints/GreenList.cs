using System.Buffers.Binary;

namespace Investigator.Domain.Fingerprints;

/// <summary>
/// Which tokens are green after which: the rule that a watermark's generator and its detector share (Kirchenbauer and others, "A Watermark for Large Language Models", ICML 2023).
/// A token is green when the keyed hash of the tokens before it and itself lies below gamma of all hashes.
/// </summary>
/// <remarks>
/// The paper draws a list of exactly gamma·|V| tokens per context. Here every pair of context and token is drawn for itself, so that without the watermark the number of green tokens
/// among distinct pairs is exactly binomial, whatever the text; a list drawn without replacement would be so in approximation alone. On average the list has the same size.
/// Rule <c>sip-green-1</c>: SipHash-2-4 under the 16-byte key over the context's token ids in order and the token's id, each as 4 bytes, lowest first; green when the
/// hash, an unsigned 64-bit number, is below floor(gamma · 2^64).
/// </remarks>
public sealed class GreenList
{
    /// <summary>The rule's name, as gateways are told it.</summary>
    public const string Scheme = "sip-green-1";

    /// <summary>Most tokens of context.</summary>
    public const int MostContext = 8;

    private readonly byte[] _key;
    private readonly ulong _below;

    /// <param name="key">16 secret bytes.</param>
    /// <param name="gamma">Share of green tokens, above 0 and below 1.</param>
    /// <param name="context">Tokens before a token that decide its list, 1 to <see cref="MostContext"/>. One is robust against edits, more are harder to learn from answers.</param>
    /// <exception cref="ArgumentException">One of them is out of its range.</exception>
    public GreenList(ReadOnlySpan<byte> key, double gamma, int context)
    {
        if (key.Length != SipHash.KeyBytes) throw new ArgumentException("A key has 16 bytes.", nameof(key));
        if (!(gamma > 0 && gamma < 1)) throw new ArgumentException("Gamma lies between 0 and 1.", nameof(gamma));
        if (context is < 1 or > MostContext) throw new ArgumentException("The context has 1 to 8 tokens.", nameof(context));
        (_key, _below, Gamma, Context) = (key.ToArray(), (ulong)(gamma * 18446744073709551616.0), gamma, context);
    }

    /// <summary>Share of green tokens without a watermark.</summary>
    public double Gamma { get; }

    /// <summary>Tokens before a token that decide its list.</summary>
    public int Context { get; }

    /// <summary>The hash of the pair whose token stands at <paramref name="at"/>; it decides the colour and tells pairs apart.</summary>
    /// <param name="at">From <see cref="Context"/> on.</param>
    public ulong Pair(ReadOnlySpan<int> tokens, int at)
    {
        Span<byte> input = stackalloc byte[4 * (MostContext + 1)];
        for (var i = 0; i <= Context; i++) BinaryPrimitives.WriteInt32LittleEndian(input[(4 * i)..], tokens[at - Context + i]);
        return SipHash.Of(_key, input[..(4 * (Context + 1))]);
    }

    /// <summary>Whether the token at <paramref name="at"/> is green after those before it.</summary>
    public bool IsGreen(ReadOnlySpan<int> tokens, int at) => IsGreen(Pair(tokens, at));

    /// <summary>Whether the pair with this hash is green.</summary>
    public bool IsGreen(ulong pair) => pair < _below;
}
