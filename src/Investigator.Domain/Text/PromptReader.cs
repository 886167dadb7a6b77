using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Investigator.Domain.Text;

/// <summary>
/// Takes from a prompt what is kept of it. Thread-safe: one instance serves the whole process; scratch space is per thread.
/// Never throws, whatever the text; time is bounded by <see cref="PromptWindow"/>; nothing is allocated per prompt.
/// </summary>
/// <param name="families">The prompt families to score.</param>
public sealed class PromptReader(PromptFamilies families)
{
    /// <summary>From this many words on a system prompt alone is the template, and the prompt its slot; below it is boilerplate.</summary>
    private const int SystemWords = 16;
    private const int LongestSkeletonText = 600;

    [ThreadStatic] private static ulong[]? t_words;

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, ReadOnlySpan{char})"/>
    public PromptFeatures Read(string? systemPrompt, string prompt) => Read(systemPrompt.AsSpan(), prompt.AsSpan());

    /// <summary>The features of one request's text. O(window); about 600 characters take a few microseconds.</summary>
    /// <param name="systemPrompt">Whole system prompt, empty when there is none.</param>
    /// <param name="prompt">The newest user message.</param>
    public PromptFeatures Read(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt)
    {
        var words = t_words ??= new ulong[2 * (PromptWindow.Head + PromptWindow.Tail)];
        var system = Words(systemPrompt, words);
        var user = Words(prompt, words.AsSpan(system));
        var (family, score) = families.Best(words.AsSpan(0, system + user));
        return new(
            SkeletonOf(systemPrompt, prompt),
            SimHash.Of(user > 0 ? words.AsSpan(system, user) : words.AsSpan(0, system)),
            family, score, prompt.Length, user);
    }

    /// <summary>The masked text a skeleton was taken of, for people: lower-case words and ‹masks›, at most 600 characters. It is still attacker's text: data, not markup.</summary>
    public static string SkeletonText(string? systemPrompt, string prompt)
    {
        Span<LeadToken> tokens = stackalloc LeadToken[SkeletonLead.System.Words + SkeletonLead.Prompt.Words];
        var (system, user) = Leads(systemPrompt, prompt, tokens);
        var text = new StringBuilder();
        SkeletonLead.Append(text, systemPrompt, tokens[..system]);
        if (system > 0 && user > 0) text.Append(" |");
        SkeletonLead.Append(text, prompt, tokens.Slice(system, user));
        return text.Length <= LongestSkeletonText ? text.ToString() : string.Concat(text.ToString(0, LongestSkeletonText - 1), "…");
    }

    private static ulong SkeletonOf(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt)
    {
        Span<LeadToken> tokens = stackalloc LeadToken[SkeletonLead.System.Words + SkeletonLead.Prompt.Words];
        var (system, user) = Leads(systemPrompt, prompt, tokens);
        if (system + user == 0) return 0;
        Span<ulong> hashes = stackalloc ulong[system + user + 1];
        for (var i = 0; i < system + user; i++) hashes[i] = tokens[i].Hash;
        hashes[^1] = (ulong)system;         // the same words as system prompt and as prompt are two templates
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(hashes));
    }

    private static (int System, int User) Leads(ReadOnlySpan<char> systemPrompt, ReadOnlySpan<char> prompt, Span<LeadToken> tokens)
    {
        var system = SkeletonLead.Read(systemPrompt, SkeletonLead.System, tokens);
        var user = system >= SystemWords ? 0 : SkeletonLead.Read(prompt, SkeletonLead.Prompt, tokens[system..]);
        return (system, user);
    }

    private static int Words(ReadOnlySpan<char> text, Span<ulong> words)
    {
        var head = WordHashes.Read(PromptWindow.HeadOf(text), words);
        return head + WordHashes.Read(PromptWindow.TailOf(text), words[head..]);
    }
}
